import type { Progress } from '../../../shared/run/run-state.ts';
import type { TransferPhase } from '../../../shared/text/window/transfer-words.ts';

/** What tells of the progress of each phase; the first is the one that its percent means. */
export const transferTasks = {
  pull: ['pull'],
  verify: ['hash-local', 'hash-old'],
  push: ['push'],
} as const satisfies Record<TransferPhase, readonly Progress['task'][]>;

/** How far a task is; undefined where its end is not known. */
export function percentOf(
  progress: Pick<Progress, 'doneBytes' | 'totalBytes'> | undefined,
): number | undefined {
  if (progress?.totalBytes === undefined || progress.totalBytes <= 0) return undefined;
  return Math.min(100, (progress.doneBytes / progress.totalBytes) * 100);
}
