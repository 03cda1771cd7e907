import type { RatePoint } from '../../store/run-store.ts';

/** A graph of speeds: lines in a box of 100 by 100, from the upper left corner, and the numbers that stand beside them. */
export interface RateGraph {
  /** One line for each stretch without a break. */
  readonly lines: readonly (readonly (readonly [x: number, y: number])[])[];
  readonly highest: number;
  readonly average: number;
  readonly last: number;
  readonly durationMs: number;
}

/** Longer without a number is a break, not a low speed. */
const breakMs = 3_000;
const maxPoints = 120;

/** See {@link RateGraph}; undefined where there is not enough for a line. */
export function rateGraph(points: readonly RatePoint[], task: RatePoint['task']): RateGraph | undefined {
  const own = points.filter((point) => point.task === task);
  const first = own[0];
  const last = own.at(-1);
  if (!first || !last || own.length < 3) return undefined;
  const durationMs = last.atMs - first.atMs;
  const highest = Math.max(...own.map((point) => point.bytesPerSecond));
  if (durationMs <= 0 || highest <= 0) return undefined;
  const every = Math.ceil(own.length / maxPoints);
  const kept = own.filter((_, index) => index % every === 0 || index === own.length - 1);
  const lines: [number, number][][] = [];
  let beforeMs = -Infinity;
  for (const point of kept) {
    const at: [number, number] = [
      ((point.atMs - first.atMs) / durationMs) * 100,
      100 - (point.bytesPerSecond / highest) * 100,
    ];
    const line = lines.at(-1);
    if (line && point.atMs - beforeMs <= breakMs * every) line.push(at);
    else lines.push([at]);
    beforeMs = point.atMs;
  }
  const sum = own.reduce((total, point) => total + point.bytesPerSecond, 0);
  return { lines, highest, average: sum / own.length, last: last.bytesPerSecond, durationMs };
}
