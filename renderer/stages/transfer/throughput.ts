import type { RatePoint } from '../../store/seen-points.ts';
import { type GraphPoint, niceMax } from '../../components/figures/graph-scale.ts';

/** What a graph of the speed shows. */
export interface Throughput {
  readonly points: readonly GraphPoint[];
  readonly spanMs: number;
  readonly now: number;
  readonly average: number;
  readonly highest: number;
  readonly maxY: number;
}

/** The speed of one task or several over time, in bytes a second; undefined where there are too few points for a line. */
export function throughputOf(
  rates: readonly RatePoint[],
  tasks: readonly RatePoint['task'][],
): Throughput | undefined {
  const own = rates.filter(({ task }) => tasks.includes(task));
  const first = own[0];
  const last = own.at(-1);
  if (!first || !last || last.atMs <= first.atMs) return undefined;
  const speeds = own.map(({ bytesPerSecond }) => bytesPerSecond);
  const highest = Math.max(...speeds);
  return {
    points: own.map(({ atMs, bytesPerSecond }) => ({ x: atMs - first.atMs, y: bytesPerSecond })),
    spanMs: last.atMs - first.atMs,
    now: last.bytesPerSecond,
    average: areaUnder(own) / (last.atMs - first.atMs),
    highest,
    maxY: niceMax(highest),
  };
}

/** A pause that is longer than this is a gap in the line, in which nothing moved. */
export const gapMs = 3_000;

/** By time and not by point: older points are thinned out. */
function areaUnder(points: readonly RatePoint[]): number {
  return points.slice(1).reduce((sum, point, index) => {
    const before = points[index] ?? point;
    const tookMs = point.atMs - before.atMs;
    if (tookMs > gapMs) return sum;
    return sum + ((point.bytesPerSecond + before.bytesPerSecond) / 2) * tookMs;
  }, 0);
}
