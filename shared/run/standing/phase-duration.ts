import type { RunState } from '../run-state.ts';
import { type JobPhase, stagesOf, stepsOf } from '../steps.ts';

/**
 * How long the steps of a phase took that did something, once all of it is done; undefined before, where nothing was to be done, and
 * where an earlier run may have done a part of it, or a look at a finished job was the last: that is not all that it took. Pure.
 */
export function phaseDurationMs({ steps, mode, runSeq }: RunState, phase: JobPhase): number | undefined {
  const all = stagesOf(phase).flatMap((stage) => stepsOf(stage).map((id) => steps[id]));
  const isFirstRun = runSeq <= 1;
  let sumMs = 0;
  for (const step of all) {
    if (step.kind !== 'done' || !(step.ran || isFirstRun)) return undefined;
    if (step.ran) sumMs += step.durationMs;
  }
  return mode === 'recheck' || sumMs === 0 ? undefined : sumMs;
}
