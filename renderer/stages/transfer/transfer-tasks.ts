import type { Progress } from '../../../shared/run/run-state.ts';

/** The phases in which the backup is moved, in their order, and what tells of the progress of each: the first is what its percent means. */
export const transferTasks = {
  pull: ['pull'],
  verify: ['hash-local', 'hash-old'],
  push: ['push'],
} as const satisfies Record<string, readonly Progress['task'][]>;
export type TransferPhase = keyof typeof transferTasks;

/** How far a task is; undefined where its end is not known. */
export function percentOf(
  progress: Pick<Progress, 'doneBytes' | 'totalBytes'> | undefined,
): number | undefined {
  if (progress?.totalBytes === undefined || progress.totalBytes <= 0) return undefined;
  return Math.min(100, (progress.doneBytes / progress.totalBytes) * 100);
}
