import type { RunState } from '../../../shared/run/run-state.ts';

/** How old the backup is: by the moment at which the engine saw it complete, else at least by when its key was proved. */
export type BackupAge =
  | { readonly kind: 'made'; readonly atMs: number }
  | { readonly kind: 'at-least'; readonly sinceMs: number }
  | { readonly kind: 'unknown' };

/** See {@link BackupAge}. */
export function backupAge(state: Pick<RunState, 'steps' | 'backup' | 'proofs'>): BackupAge {
  const step = state.steps['back-up'];
  // A step that found it there already says nothing about when it was made.
  if (step.kind === 'done' && step.ran && state.backup?.madeByUs === true)
    return { kind: 'made', atMs: Date.parse(step.at) };
  const proved = state.proofs.find(({ id }) => id === 'key.custody');
  return proved ? { kind: 'at-least', sinceMs: Date.parse(proved.at) } : { kind: 'unknown' };
}
