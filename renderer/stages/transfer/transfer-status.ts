import { errorMeaning } from '../../../shared/run/error-codes.ts';
import type { Countdown, Progress, StepState } from '../../../shared/run/run-state.ts';
import type { StepEnd } from '../../../shared/run/steps.ts';

/** How one phase of the transfer stands. */
export type TransferStatus =
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'moving' }
  | { readonly kind: 'reconnecting'; readonly countdown: Countdown }
  /** It waits in the run, with its connections open. */
  | { readonly kind: 'held' }
  /** Stopped by a person, or for want of one; what was moved is still there. */
  | { readonly kind: 'stopped' }
  /** The program ended meanwhile. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'reverted' }
  /** `ran` false: an observation showed that it was so already. */
  | { readonly kind: 'done'; readonly ran: boolean; readonly durationMs: number; readonly end: StepEnd };

/** See {@link TransferStatus}. */
export function transferStatus(
  step: StepState,
  isRunning: boolean,
  countdown: Countdown | undefined,
  isHeld = false,
): TransferStatus {
  switch (step.kind) {
    case 'pending':
      return { kind: 'not-yet' };
    case 'running':
    case 'waiting':
      if (!isRunning) return { kind: 'interrupted' };
      if (isHeld) return { kind: 'held' };
      return countdown ? { kind: 'reconnecting', countdown } : { kind: 'moving' };
    case 'failed':
      return { kind: errorMeaning(step.error.code).isHalt ? 'stopped' : 'failed' };
    case 'reverted':
      return { kind: 'reverted' };
    case 'done':
      return { kind: 'done', ran: step.ran, durationMs: step.durationMs, end: step.end };
    default:
      return step satisfies never;
  }
}

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
