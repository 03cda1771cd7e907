import type { EvidenceSource } from '../inspection.ts';
import type { RunState } from '../run-state.ts';

/** How old the backup is; `from` says by whose word, where nobody of us saw it made. */
export type BackupAge =
  | { readonly kind: 'made'; readonly atMs: number; readonly from?: EvidenceSource }
  | { readonly kind: 'at-least'; readonly sinceMs: number; readonly from?: EvidenceSource }
  | { readonly kind: 'unknown' };

/**
 * See {@link BackupAge}. A backup of this job: by the moment at which the engine saw it complete. One that was there before:
 * by what is told of it; the date of a file says only that it is not younger. Else at least by when its key was proved.
 */
export function backupAge(state: Pick<RunState, 'steps' | 'backup' | 'backupSeenAt' | 'proofs'>): BackupAge {
  const step = state.steps['back-up'];
  const { madeByUs = false, madeAt } = state.backup ?? {};
  // A step that found it there already says nothing about when it was made.
  if (step.kind === 'done' && step.ran && madeByUs) return { kind: 'made', atMs: Date.parse(step.at) };
  // Passed over by a later run, it is as old as when this job first saw it.
  if (madeByUs && state.backupSeenAt !== undefined)
    return { kind: 'made', atMs: Date.parse(state.backupSeenAt) };
  if (madeAt) {
    const atMs = Date.parse(madeAt.at);
    return madeAt.from === 'file'
      ? { kind: 'at-least', sinceMs: atMs, from: madeAt.from }
      : { kind: 'made', atMs, from: madeAt.from };
  }
  const proved = state.proofs.find(({ id }) => id === 'key.custody');
  return proved ? { kind: 'at-least', sinceMs: Date.parse(proved.at) } : { kind: 'unknown' };
}
