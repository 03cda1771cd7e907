import { errorMeaning } from '../../../shared/run/error-codes.ts';
import type { Countdown, StepState } from '../../../shared/run/run-state.ts';
import type { StepEnd } from '../../../shared/run/steps.ts';

/** How one phase of the transfer stands. */
export type TransferStatus =
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'moving' }
  | { readonly kind: 'reconnecting'; readonly countdown: Countdown }
  /** Stopped by a person, or for want of one; what was moved is still there. */
  | { readonly kind: 'paused' }
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
): TransferStatus {
  switch (step.kind) {
    case 'pending':
      return { kind: 'not-yet' };
    case 'running':
    case 'waiting':
      if (!isRunning) return { kind: 'interrupted' };
      return countdown ? { kind: 'reconnecting', countdown } : { kind: 'moving' };
    case 'failed':
      return { kind: errorMeaning(step.error.code).isHalt ? 'paused' : 'failed' };
    case 'reverted':
      return { kind: 'reverted' };
    case 'done':
      return { kind: 'done', ran: step.ran, durationMs: step.durationMs, end: step.end };
    default:
      return step satisfies never;
  }
}
