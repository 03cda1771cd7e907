import { errorMeaning } from '../../shared/run/error-codes.ts';
import type { StepState } from '../../shared/run/run-state.ts';
import type { StageStatus } from '../current-stage.ts';

/** How one step stands, for its sign. A run that ended in the midst of a step has stopped there. */
export function stepStatus(step: StepState, isRunning: boolean): StageStatus {
  switch (step.kind) {
    case 'running':
    case 'waiting':
      return isRunning ? step.kind : 'stopped';
    case 'failed':
      return errorMeaning(step.error.code).isHalt ? 'stopped' : 'failed';
    case 'done':
      return step.end;
    case 'pending':
    case 'reverted':
      return step.kind;
    default:
      return step satisfies never;
  }
}
