import type { RunState } from '../../../shared/run/run-state.ts';
import type { StepId } from '../../../shared/run/steps.ts';

/** Since when a person is waited for, and when it was last looked whether it is done: by the engine's own events, not by a clock here. */
export interface LastLook {
  readonly sinceAt: string;
  readonly elapsedMs: number;
  /** Absent until it was looked for the first time, and where nothing can be observed. */
  readonly lookedAt?: string;
}

/** See {@link LastLook}; undefined where the step does not wait for a person. */
export function lastLook(state: RunState, step: StepId): LastLook | undefined {
  const stepState = state.steps[step];
  if (stepState.kind !== 'waiting' || !state.isRunning) return undefined;
  const { sinceAt, operation } = stepState;
  const { waiting } = state;
  if (waiting?.step !== step || waiting.what !== operation) return { sinceAt, elapsedMs: 0 };
  const lookedAt = new Date(Date.parse(sinceAt) + waiting.elapsedMs).toISOString();
  return { sinceAt, elapsedMs: waiting.elapsedMs, lookedAt };
}
