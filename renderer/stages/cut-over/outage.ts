import type { RunState } from '../../../shared/run/run-state.ts';

/** How long the clients have been without a server. */
export type Outage =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly beganAt: string; readonly elapsedMs: number }
  | { readonly kind: 'ended'; readonly beganAt: string; readonly lengthMs: number };

/** See {@link Outage}. `nowMs` is this window's clock; it never stands before the last event. */
export function outageOf({ outage, lastAt }: Pick<RunState, 'outage' | 'lastAt'>, nowMs: number): Outage {
  if (!outage) return { kind: 'none' };
  const { beganAt, outageMs } = outage;
  if (outageMs !== undefined) return { kind: 'ended', beganAt, lengthMs: outageMs };
  const untilMs = Math.max(nowMs, Date.parse(lastAt));
  return { kind: 'running', beganAt, elapsedMs: Math.max(0, untilMs - Date.parse(beganAt)) };
}
