import type { RunState } from '../../../shared/run/run-state.ts';
import { usualTime } from '../back-up/backup-wait.ts';

/** The wait for an import, as the engine last told it; undefined while nothing is imported, and in a guided wait before anything was told. */
export function restoreWait(state: RunState) {
  const { waiting } = state;
  const step = state.steps.restore;
  if (!state.isRunning || waiting?.step !== 'restore') return undefined;
  if (step.kind !== 'running' && step.kind !== 'waiting') return undefined;
  // Something else than the import is waited for: that clients are shut out, for instance.
  if (step.kind === 'waiting' && step.operation !== 'import' && step.operation !== 'import-state')
    return undefined;
  return { ...waiting, ...usualTime(waiting) };
}

/** This job has begun an import, and stopped before anybody saw how it ended: it may go on in the new appliance by itself. */
export function isImportUnwatched(state: RunState): boolean {
  const step = state.steps.restore;
  if (state.isRunning || !state.hasBegunImport || step.kind === 'done' || step.kind === 'reverted')
    return false;
  return !(
    step.kind === 'failed' &&
    (step.error.code === 'restore.failed' || step.error.code === 'restore.wrong-key')
  );
}
