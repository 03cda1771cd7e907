import type { RunOutcome } from '../../../shared/run/event.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { nowOf } from '../frame/now-of.ts';

/** Why a person who looks elsewhere is called. `served`: the clients have a server again; `lost`: the program does not answer. */
export type CallKind = 'answer' | 'served' | 'done' | 'stopped' | 'lost';

/** What a run waits for a person to answer or to do, by a name that is another one each time; undefined while it works by itself. */
export function wantedOf(state: RunState): string | undefined {
  const now = nowOf(state);
  if (now.tone !== 'waiting') return undefined;
  return state.question?.id ?? `${state.current ?? ''} ${now.sinceAt ?? ''}`;
}

/** Whether a person is to be called for what happened between two states of one job. */
export function callOf(before: RunState, after: RunState): CallKind | undefined {
  if (before.jobId !== after.jobId) return undefined;
  if (before.isRunning && !after.isRunning)
    return after.outcome && cameToItsEnd.has(after.outcome) ? 'done' : 'stopped';
  const wanted = wantedOf(after);
  if (wanted !== undefined && wanted !== wantedOf(before)) return 'answer';
  return endedOutages(after) > endedOutages(before) ? 'served' : undefined;
}

const cameToItsEnd: ReadonlySet<RunOutcome> = new Set<RunOutcome>([
  'done',
  'rehearsed',
  'checked',
  'reverted',
  'rechecked',
]);

function endedOutages({ outages }: RunState): number {
  return outages.filter(({ endedAt }) => endedAt !== undefined).length;
}
