import { useMemo } from 'react';
import { useWords } from '../../store/words-store.ts';
import { graphFromMs } from './graph-scale.ts';
import { LineGraph } from './line-graph.tsx';

interface CountCurveProps {
  readonly points: readonly { readonly atMs: number; readonly count: number }[];
  /** As many as there are to come. */
  readonly goal: number;
  readonly title: string;
  readonly goalLabel: string;
  /** What a reader hears instead of the line; the duration is the time from the first point to the last. */
  readonly alternative: (count: string, duration: string) => string;
}

/** How a count rose over the time since it was looked for the first time; nothing where that was only a moment. */
export function CountCurve({ points, goal, title, goalLabel, alternative }: CountCurveProps) {
  const { format } = useWords();
  const firstMs = points[0]?.atMs ?? 0;
  const last = points.at(-1);
  const drawn = useMemo(
    () =>
      points.flatMap(({ atMs, count }, index) => {
        const before = points[index - 1]?.count ?? count;
        // Nobody knows when in between a client came: the count rises where it was seen to have risen.
        return [
          { x: atMs - firstMs, y: before },
          { x: atMs - firstMs, y: count },
        ];
      }),
    [points, firstMs],
  );
  const durationMs = (last?.atMs ?? 0) - firstMs;
  if (!last || durationMs <= graphFromMs || goal <= 0) return null;
  const duration = format.duration(durationMs);
  return (
    <LineGraph
      points={drawn}
      maxX={durationMs}
      maxY={goal * 1.1}
      title={title}
      yTicks={[{ value: 0, label: '0' }]}
      xLabels={['0', duration]}
      reference={{ value: goal, label: goalLabel }}
      alternative={alternative(format.number(last.count), duration)}
    />
  );
}
