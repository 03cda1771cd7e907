import type { Progress } from '../../shared/run/run-state.ts';

/** How fast a file moved at a moment. */
export interface RatePoint {
  readonly atMs: number;
  readonly task: Progress['task'];
  readonly bytesPerSecond: number;
}

/** How many clients of the baseline had checked in at a moment. */
export interface ClientPoint {
  readonly atMs: number;
  readonly seen: number;
}

const mostPoints = 400;

/** Adds a point. When there are too many, every second of the older half goes: the whole time stays in sight. */
export function withRate(points: readonly RatePoint[], point: RatePoint): readonly RatePoint[] {
  if (points.length < mostPoints) return [...points, point];
  const half = Math.floor(points.length / 2);
  const isKept = new Map<RatePoint['task'], boolean>();
  const older = points.slice(0, half).filter(({ task }) => {
    const keep = !(isKept.get(task) ?? false);
    isKept.set(task, keep);
    return keep;
  });
  return [...older, ...points.slice(half), point];
}

/** Adds a point. While the number stays the same only its first and its newest moment are kept. */
export function withClients(points: readonly ClientPoint[], point: ClientPoint): readonly ClientPoint[] {
  const last = points.at(-1);
  const before = points.at(-2);
  if (last && point.atMs <= last.atMs) return points;
  const isFlat = last?.seen === point.seen && before?.seen === point.seen;
  return [...(isFlat ? points.slice(0, -1) : points), point];
}
