import type { EvidenceSource } from '../inspection.ts';
import type { RunState } from '../run-state.ts';

/** How old the backup is; `from` says by whose word, where nobody of us saw it made. */
export type BackupAge =
  | { readonly kind: 'made'; readonly atMs: number; readonly from?: EvidenceSource }
  | { readonly kind: 'at-least'; readonly sinceMs: number; readonly from?: EvidenceSource }
  | { readonly kind: 'unknown' };

/**
 * See {@link BackupAge}. A backup of this job: by the moment at which the engine first saw it, or by what is told of it where that
 * is earlier, for a person may hand over or point to an older one. One that was there before: by what is told of it; the date of a
 * file says only that it is not younger. Else at least by when its key was proved.
 */
export function backupAge(state: Pick<RunState, 'steps' | 'backup' | 'backupSeenAt' | 'proofs'>): BackupAge {
  const { madeByUs = false, madeAt } = state.backup ?? {};
  const toldMs = madeAt && Date.parse(madeAt.at);
  const seenMs = madeByUs ? seenCompleteMs(state) : undefined;
  if (seenMs !== undefined && !(toldMs !== undefined && toldMs < seenMs))
    return { kind: 'made', atMs: seenMs };
  if (madeAt && toldMs !== undefined) {
    return madeAt.from === 'file' && seenMs === undefined
      ? { kind: 'at-least', sinceMs: toldMs, from: madeAt.from }
      : { kind: 'made', atMs: toldMs, from: madeAt.from };
  }
  const proved = state.proofs.find(({ id }) => id === 'key.custody');
  return proved ? { kind: 'at-least', sinceMs: Date.parse(proved.at) } : { kind: 'unknown' };
}

/** When this job saw it: as it ended the step, or, passed over by a later run, the first time. The earlier of both. */
function seenCompleteMs({
  steps,
  backupSeenAt,
}: Pick<RunState, 'steps' | 'backupSeenAt'>): number | undefined {
  const step = steps['back-up'];
  // A step that found it there already says nothing about when it was made.
  const ended = step.kind === 'done' && step.ran ? [step.at] : [];
  const seen = [...ended, ...(backupSeenAt === undefined ? [] : [backupSeenAt])].map((at) => Date.parse(at));
  return seen.length === 0 ? undefined : Math.min(...seen);
}
