import type { Outage as RunOutage, RunState } from '../../../shared/run/run-state.ts';

/** How long the clients have been without a server. */
export type Outage =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly beganAt: string; readonly elapsedMs: number }
  | { readonly kind: 'ended'; readonly beganAt: string; readonly lengthMs: number }
  /** It is over, and nobody saw when. */
  | { readonly kind: 'ended-unseen'; readonly beganAt: string };

/** See {@link Outage}. `nowMs` is this window's clock; it never stands before the last event. */
export function outageOf({ outage, lastAt }: Pick<RunState, 'outage' | 'lastAt'>, nowMs: number): Outage {
  return outage ? lengthOf(outage, Math.max(nowMs, Date.parse(lastAt))) : { kind: 'none' };
}

/** Of one interruption, as it stands at `untilMs`. */
export function lengthOf(
  { beganAt, endedAt, outageMs }: RunOutage,
  untilMs: number,
): Exclude<Outage, { kind: 'none' }> {
  if (outageMs !== undefined) return { kind: 'ended', beganAt, lengthMs: outageMs };
  if (endedAt !== undefined) return { kind: 'ended-unseen', beganAt };
  return { kind: 'running', beganAt, elapsedMs: Math.max(0, untilMs - Date.parse(beganAt)) };
}
