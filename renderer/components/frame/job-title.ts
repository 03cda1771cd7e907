import type { RunState } from '../../../shared/run/run-state.ts';
import { wantedOf } from '../comfort/call-of.ts';

/** How far a file or a step has come, in whole percent; undefined where nothing moves. */
export function percentOf({
  isRunning,
  progress,
}: Pick<RunState, 'isRunning' | 'progress'>): number | undefined {
  const total = progress?.totalBytes;
  if (!isRunning || !progress || total === undefined || total === 0) return undefined;
  return Math.min(100, Math.floor((progress.doneBytes / total) * 100));
}

/** What stands first in the title of the window: that a person is waited for, else how far the work is; nothing where none goes on. */
export function titlePrefix(
  state: RunState,
  { waitingTitle, workingTitle }: { readonly waitingTitle: string; readonly workingTitle: string },
): string {
  if (!state.isRunning) return '';
  if (wantedOf(state) !== undefined) return waitingTitle;
  const percent = percentOf(state);
  return percent === undefined ? workingTitle : `${String(percent)} % `;
}
