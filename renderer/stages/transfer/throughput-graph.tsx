import { useMemo } from 'react';
import { graphFromMs } from '../../components/figures/graph-scale.ts';
import { LineGraph } from '../../components/figures/line-graph.tsx';
import { useRun } from '../../store/run-store.ts';
import type { RatePoint } from '../../store/seen-points.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { gapMs, throughputOf } from './throughput.ts';
import { Faint } from '../../components/prose.tsx';

/** How fast it went, from the start until now. Shown while and after this window saw bytes move, where that took long enough. */
export function ThroughputGraph({ tasks }: { tasks: readonly RatePoint['task'][] }) {
  const { format } = useWords();
  const { transfer } = useOwnWords();
  const rates = useRun((store) => store.rates);
  const made = useMemo(() => throughputOf(rates, tasks), [rates, tasks]);
  if (!made || made.spanMs <= graphFromMs) return null;
  const { points, spanMs, now, average, highest, maxY } = made;
  const seconds = (ms: number) => (ms === 0 ? '0 s' : format.duration(ms));
  return (
    <div>
      <LineGraph
        points={points}
        maxX={spanMs}
        maxY={maxY}
        gapX={gapMs}
        title={transfer.rate}
        yTicks={[0, maxY / 2, maxY].map((value) => ({ value, label: format.rate(value) }))}
        xLabels={[seconds(0), transfer.graphTime, seconds(spanMs)]}
        alternative={transfer.graphAlternative(
          seconds(spanMs),
          format.rate(now),
          format.rate(average),
          format.rate(highest),
        )}
      />
      <Faint ta="right" mt={4} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {transfer.average}: {format.rate(average)} · {transfer.highest}: {format.rate(highest)}
      </Faint>
    </div>
  );
}
