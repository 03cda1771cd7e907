import type { ErrorCode, ErrorRecord } from '../shared/run/error-codes.ts';
import type { RunState } from '../shared/run/run-state.ts';
import { stepCatalogue, stepInfo, type Stage, type StepId } from '../shared/run/steps.ts';

/** The steps of a stage, in their order. */
export function stepsOf(stage: Stage): StepId[] {
  return stepCatalogue.filter((step) => step.stage === stage).map((step) => step.id);
}

/** Ends of a run that a person chose or that wait for one: nothing went wrong. */
export function isHalt(code: ErrorCode): boolean {
  return (
    code === 'run.cancelled' ||
    code === 'run.waiting' ||
    code === 'run.declined' ||
    code === 'cutover.old-not-back'
  );
}

/** What ended a run and is told by none of its steps, such as a job that could not be taken back. */
export function errorOfRun({ isRunning, error, steps }: RunState): ErrorRecord | undefined {
  if (isRunning || !error || isHalt(error.code)) return undefined;
  return Object.values(steps).some(({ kind }) => kind === 'failed') ? undefined : error;
}

/** Where the run is: its current step, else the first step that is not done, else the last. */
export function stageOf(state: RunState): Stage {
  const step =
    state.current ?? stepCatalogue.find(({ id }) => state.steps[id].kind !== 'done')?.id ?? 'finalise';
  return stepInfo(step).stage;
}

/** How a stage stands, as the rail shows it: only what the engine observed is done. */
export type StageStatus = 'pending' | 'running' | 'waiting' | 'done' | 'failed' | 'stopped' | 'reverted';

export function statusOf(state: RunState, stage: Stage): StageStatus {
  const kinds = stepsOf(stage).map((id) => state.steps[id].kind);
  if (kinds.includes('failed')) return state.error && isHalt(state.error.code) ? 'stopped' : 'failed';
  if (kinds.includes('waiting')) return state.isRunning ? 'waiting' : 'stopped';
  if (kinds.includes('running')) {
    if (!state.isRunning) return 'stopped';
    return state.question ? 'waiting' : 'running';
  }
  if (kinds.every((kind) => kind === 'done')) return 'done';
  if (kinds.includes('reverted')) return 'reverted';
  return kinds.includes('done') && state.isRunning ? 'running' : 'pending';
}
