import { usualDuration } from '../../../shared/rules/times.ts';
import type { RunState, Waiting } from '../../../shared/run/run-state.ts';

/** The wait for a backup that is being made, as the engine last told it; undefined while nothing is, or while a person is waited for instead. */
export function backupWait(state: RunState) {
  const { waiting } = state;
  const step = state.steps['back-up'];
  if (!state.isRunning || waiting?.step !== 'back-up' || step.kind === 'done') return undefined;
  // Of a guided wait `what` is the operation; what follows it is told by the name of the backup.
  if (step.kind === 'waiting' && waiting.what === step.operation) return undefined;
  return { ...waiting, ...usualTime(waiting) };
}

/** How long such a wait usually is: by the profile, else by what the vendor has published. */
export function usualTime({ step, elapsedMs, usualMinMs, usualMaxMs }: Waiting) {
  const usual =
    usualMinMs !== undefined && usualMaxMs !== undefined
      ? { minMs: usualMinMs, maxMs: usualMaxMs }
      : usualDuration(step);
  return { isLongerThanUsual: usual !== undefined && elapsedMs > usual.maxMs, ...(usual && { usual }) };
}

/** How far the key is: taken from the appliance or the admin, and proved to be readable. */
export type KeyStatus = 'not-taken' | 'taken' | 'proved';

/** See {@link KeyStatus}. */
export function keyStatus(state: RunState): KeyStatus {
  if (state.isKeyProved) return 'proved';
  return state.keyCheck === undefined ? 'not-taken' : 'taken';
}
