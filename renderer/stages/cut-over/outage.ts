import type { RunState } from '../../../shared/run/run-state.ts';

/** How long the clients have been without a server, by the engine's own clock. */
export type Outage =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly beganAt: string; readonly elapsedMs: number }
  | { readonly kind: 'ended'; readonly lengthMs: number };

/** The outage as of the last event. */
export function outageOf(state: RunState): Outage {
  const { outage, lastAt } = state;
  if (!outage) return { kind: 'none' };
  if (outage.outageMs !== undefined) return { kind: 'ended', lengthMs: outage.outageMs };
  const elapsedMs = Math.max(0, Date.parse(lastAt) - Date.parse(outage.beganAt));
  return { kind: 'running', beganAt: outage.beganAt, elapsedMs };
}
