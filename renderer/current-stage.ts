import { errorMeaning } from '../shared/run/error-codes.ts';
import type { ErrorRecord } from '../shared/run/error-record.ts';
import type { Words } from '../shared/text/words.ts';
import type { RunState } from '../shared/run/run-state.ts';
import { worst } from '../shared/run/step-end.ts';
import { type Stage, stepCatalogue, type StepEnd, stepInfo, stepsOf } from '../shared/run/steps.ts';

/** What ended a run and is told by none of its steps, such as a job that could not be rolled back. */
export function errorOfRun({ isRunning, error, steps }: RunState): ErrorRecord | undefined {
  if (isRunning || !error || errorMeaning(error.code).isHalt) return undefined;
  return Object.values(steps).some(({ kind }) => kind === 'failed') ? undefined : error;
}

/** Where the run is: its current step, else what a check has found, else the first step that is not done, else the last. */
export function stageOf(state: RunState): Stage {
  if (state.outcome === 'checked') return 'preflight';
  const step =
    state.current ?? stepCatalogue.find(({ id }) => state.steps[id].kind !== 'done')?.id ?? 'finalise';
  return stepInfo(step).stage;
}

/** How a stage stands, as the rail shows it; of one that is done, what stands behind it. Only what was observed is `proved`. */
export type StageStatus = 'pending' | 'running' | 'waiting' | StepEnd | 'failed' | 'stopped' | 'reverted';

/** Word of a status. */
export function statusWord(status: StageStatus, words: Words, stoppedWord: string): string {
  if (status === 'stopped') return stoppedWord;
  if (status === 'proved' || status === 'by-word' || status === 'untested')
    return words.stepEnds[status].word;
  return words.stepStates[status];
}

export function statusOf(state: RunState, stage: Stage): StageStatus {
  const steps = stepsOf(stage).map((id) => state.steps[id]);
  const kinds = steps.map(({ kind }) => kind);
  if (kinds.includes('failed'))
    return state.error && errorMeaning(state.error.code).isHalt ? 'stopped' : 'failed';
  if (kinds.includes('waiting')) return state.isRunning ? 'waiting' : 'stopped';
  if (kinds.includes('running')) {
    if (!state.isRunning) return 'stopped';
    return state.question ? 'waiting' : 'running';
  }
  const ends = steps.flatMap((step) => (step.kind === 'done' ? [step.end] : []));
  if (ends.length === steps.length) return worst(ends);
  if (kinds.includes('reverted')) return 'reverted';
  return kinds.includes('done') && state.isRunning ? 'running' : 'pending';
}
