import type { RunState } from '../run-state.ts';
import { type JobPhase, stagesOf, stepsOf } from '../steps.ts';

/** How long the steps of a phase took that did something, once all of it is done; undefined before, and where nothing was to be done. */
export function phaseDurationMs({ steps }: RunState, phase: JobPhase): number | undefined {
  const all = stagesOf(phase).flatMap((stage) => stepsOf(stage).map((id) => steps[id]));
  if (all.some(({ kind }) => kind !== 'done')) return undefined;
  const sumMs = all.reduce((sum, step) => sum + (step.kind === 'done' && step.ran ? step.durationMs : 0), 0);
  return sumMs === 0 ? undefined : sumMs;
}
