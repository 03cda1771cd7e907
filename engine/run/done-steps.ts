import type { RunEvent } from '../../shared/run/event.ts';
import type { StepId } from '../../shared/run/steps.ts';

/** Steps that this job did, in any process, with when it last said so (ISO 8601). */
export type DoneSteps = ReadonlyMap<StepId, string>;

/**
 * Notes what an event says of steps that were done. The state of a run cannot tell it: there a step that is looked at again
 * is running, and one whose look was cut short has failed, though what it did still stands. Taken back is what was reverted,
 * or found to be blocked when it was looked at again.
 */
export function noteDone(done: Map<StepId, string>, event: RunEvent): void {
  if (event.type === 'step.done') done.set(event.step, event.at);
  else if (event.type === 'step.reverted') done.delete(event.step);
  else if (event.type === 'step.failed' && event.error.code === 'run.blocked') done.delete(event.step);
}
