import type { Outage as RunOutage, RunState } from '../run-state.ts';

/** How long the clients have been without a server. */
export type Outage =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly beganAt: string; readonly elapsedMs: number }
  | { readonly kind: 'ended'; readonly beganAt: string; readonly lengthMs: number }
  /** It is over, and nobody saw when. */
  | { readonly kind: 'ended-unseen'; readonly beganAt: string };

/** See {@link Outage}. `nowMs` is the reader's clock; it never stands before the last event. */
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

/** When the interruption began that nobody has seen to be over (ISO 8601); undefined where there is none. It goes on, whether or not the job runs. */
export function outageBeganAt({ outage }: Pick<RunState, 'outage'>): string | undefined {
  return outage && outage.endedAt === undefined && outage.outageMs === undefined ? outage.beganAt : undefined;
}

/** How a clock shows a length: `0:07`, `12:34`, `1:02:03`. The same in every language. */
export function clockDigits(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours === 0
    ? `${String(minutes)}:${two(seconds % 60)}`
    : `${String(hours)}:${two(minutes)}:${two(seconds % 60)}`;
}
