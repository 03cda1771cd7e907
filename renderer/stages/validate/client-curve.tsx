import { Text } from '@mantine/core';
import { useEffect } from 'react';
import { useClient } from '../../store/bridge-store.ts';
import { useRun } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { linePath } from '../transfer/line-path.ts';

const width = 600;
const height = 90;

/** How many clients were seen again over time, against the number that there were before. */
export function ClientCurve({ baseline }: { baseline: number }) {
  const { validate } = useOwnWords();
  const client = useClient();
  const points = useRun((store) => store.clientPoints);
  const recall = useRun((store) => store.recallClients);
  useEffect(() => {
    if (!client) return;
    const leaving = new AbortController();
    void recall(client, leaving.signal);
    return () => leaving.abort();
  }, [client, recall]);
  const path = linePath(
    points.map(({ atMs, seen }) => [atMs, seen] as const),
    baseline,
    width,
    height,
  );
  if (path === '') return null;
  return (
    <figure style={{ margin: 0 }}>
      <svg
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        role="img"
        aria-label={validate.curve}
        preserveAspectRatio="none"
        style={{ width: '100%', height: '5.5rem', display: 'block' }}
      >
        <line
          x1={0}
          y1={1}
          x2={width}
          y2={1}
          stroke="var(--mantine-color-dimmed)"
          strokeDasharray="6 4"
          vectorEffect="non-scaling-stroke"
        />
        <line
          x1={0}
          y1={height - 1}
          x2={width}
          y2={height - 1}
          stroke="var(--mantine-color-default-border)"
        />
        <path
          d={path}
          fill="none"
          stroke="var(--mantine-color-blue-filled)"
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <Text component="figcaption" size="xs" c="dimmed">
        {validate.curve}
      </Text>
    </figure>
  );
}
