import type { ErrorRecord } from '../../shared/run/error-record.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import type { RunState, StepState } from '../../shared/run/run-state.ts';
import { stepCatalogue, type Effect, type Stage, type StepEnd, type StepId } from '../../shared/run/steps.ts';

/** One try at a step. `was-done`: nothing had to be done. `interrupted`: the process ended in the middle of it. */
export interface StepAttempt {
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly durationMs?: number;
  readonly result: 'done' | 'was-done' | 'failed' | 'interrupted' | 'running';
  readonly error?: ErrorRecord;
}

export interface TimelineStep {
  readonly id: StepId;
  readonly stage: Stage;
  readonly effect: Effect;
  readonly state: StepState['kind'];
  /** What stands behind it, where it is done. */
  readonly end?: StepEnd;
  readonly attempts: readonly StepAttempt[];
  readonly revertedAt?: string;
}

/** Every step of the job in its order, with all tries at it. Pure. */
export function stepTimeline(events: readonly RunEvent[], state: RunState): TimelineStep[] {
  const attempts = new Map<StepId, StepAttempt[]>();
  const reverted = new Map<StepId, string>();
  for (const event of events) {
    switch (event.type) {
      case 'run.started':
        for (const tries of attempts.values()) replaceOpen(tries, { result: 'interrupted' });
        break;
      case 'step.started': {
        const tries = attempts.get(event.step) ?? [];
        replaceOpen(tries, { result: 'interrupted' });
        attempts.set(event.step, [...tries, { startedAt: event.at, result: 'running' }]);
        break;
      }
      case 'step.done': {
        const { at, ran, durationMs } = event;
        replaceOpen(attempts.get(event.step), {
          endedAt: at,
          durationMs,
          result: ran ? 'done' : 'was-done',
        });
        break;
      }
      case 'step.failed':
        replaceOpen(attempts.get(event.step), { endedAt: event.at, result: 'failed', error: event.error });
        break;
      case 'step.reverted':
        // What was begun last was the way back, and no try at the step.
        if (attempts.get(event.step)?.at(-1)?.result === 'running') attempts.get(event.step)?.pop();
        reverted.set(event.step, event.at);
        break;
      default:
    }
  }
  return stepCatalogue.map(({ id, stage, effect }) => {
    const revertedAt = reverted.get(id);
    const step = state.steps[id];
    return {
      id,
      stage,
      effect,
      state: step.kind,
      ...(step.kind === 'done' && { end: step.end }),
      attempts: (attempts.get(id) ?? []).map(withDuration),
      ...(revertedAt !== undefined && { revertedAt }),
    };
  });
}

/** Ends the last try, where it is still open. */
function replaceOpen(tries: StepAttempt[] | undefined, end: Omit<StepAttempt, 'startedAt'>): void {
  const last = tries?.at(-1);
  if (tries && last?.result === 'running') tries[tries.length - 1] = { ...last, ...end };
}

/** A failed try has no measured time: the wall clock has to do. */
function withDuration(attempt: StepAttempt): StepAttempt {
  if (attempt.durationMs !== undefined || attempt.endedAt === undefined) return attempt;
  return {
    ...attempt,
    durationMs: Math.max(0, Date.parse(attempt.endedAt) - Date.parse(attempt.startedAt)),
  };
}
