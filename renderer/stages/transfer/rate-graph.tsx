import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { Progress } from '../../../shared/run/run-state.ts';
import { useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { linePath } from './line-path.ts';

const width = 600;
const height = 72;

/** How fast a file moved, as a line; drawn again at most as often as the engine tells, ten times a second. */
export function RateGraph({ task }: { task: Progress['task'] }) {
  const { format } = useWords();
  const { transfer } = useOwnWords();
  const rates = useRun((store) => store.rates);
  const points = useMemo(
    () =>
      rates
        .filter((point) => point.task === task)
        .map(({ atMs, bytesPerSecond }) => [atMs, bytesPerSecond] as const),
    [rates, task],
  );
  const highest = Math.max(0, ...points.map(([, rate]) => rate));
  if (points.length < 2 || highest === 0) return null;
  return (
    <figure style={{ margin: 0 }}>
      <svg
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        role="img"
        aria-label={transfer.graph(format.rate(highest))}
        preserveAspectRatio="none"
        style={{ width: '100%', height: '4.5rem', display: 'block' }}
      >
        <line
          x1={0}
          y1={height - 1}
          x2={width}
          y2={height - 1}
          stroke="var(--mantine-color-default-border)"
        />
        <path
          d={linePath(points, highest, width, height)}
          fill="none"
          stroke="var(--mantine-color-blue-filled)"
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <Text component="figcaption" size="xs" c="dimmed">
        {transfer.graph(format.rate(highest))}
      </Text>
    </figure>
  );
}
