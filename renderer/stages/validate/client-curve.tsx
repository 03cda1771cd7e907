import { useEffect, useMemo } from 'react';
import { graphFromMs } from '../../components/figures/graph-scale.ts';
import { LineGraph } from '../../components/figures/line-graph.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** How many clients of the baseline had checked in, over the time since it was looked for the first time. */
export function ClientCurve({ baseline }: { baseline: number }) {
  const { format } = useWords();
  const { validate } = useOwnWords();
  const client = useClient();
  const points = useRun((store) => store.clientPoints);
  const recallClients = useRun((store) => store.recallClients);
  useEffect(() => {
    if (!client) return;
    const leaving = new AbortController();
    void recallClients(client, leaving.signal);
    return () => leaving.abort();
  }, [client, recallClients]);
  const firstMs = points[0]?.atMs ?? 0;
  const last = points.at(-1);
  const drawn = useMemo(
    () =>
      points.flatMap(({ atMs, seen }, index) => {
        const before = points[index - 1]?.seen ?? seen;
        // Nobody knows when in between a client came: the count rises where it was seen to have risen.
        return [
          { x: atMs - firstMs, y: before },
          { x: atMs - firstMs, y: seen },
        ];
      }),
    [points, firstMs],
  );
  const durationMs = (last?.atMs ?? 0) - firstMs;
  if (!last || durationMs <= graphFromMs || baseline <= 0) return null;
  const duration = format.duration(durationMs);
  return (
    <LineGraph
      points={drawn}
      maxX={durationMs}
      maxY={baseline * 1.1}
      title={validate.curveTitle}
      yTicks={[{ value: 0, label: '0' }]}
      xLabels={['0', duration]}
      reference={{ value: baseline, label: validate.curveBaseline(format.number(baseline)) }}
      alternative={validate.curveText(format.number(last.seen), format.number(baseline), duration)}
    />
  );
}
