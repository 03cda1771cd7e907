import type { StepId } from '../../shared/run/steps.ts';
import type { StepContext } from './step.ts';

/** Says that a step waits for something, for so long, of which nothing is seen but its end. */
export function tellWaiting(context: StepContext, step: StepId, what: string, elapsedMs: number): void {
  context.emit({ type: 'waiting', step, what, elapsedMs, unchangedMs: elapsedMs, ...backMark(context) });
}

/** What marks the events of a step that is being rolled back. */
export function backMark({ mode }: Pick<StepContext, 'mode'>): { readonly isBack?: true } {
  return mode === 'revert' ? { isBack: true } : {};
}
