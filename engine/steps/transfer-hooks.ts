import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { EventBody } from '../../shared/run/event.ts';
import type { StepId } from '../../shared/run/steps.ts';
import { createProgressThrottle } from '../transfer/progress-throttle.ts';
import { createRate } from '../transfer/rate.ts';
import type { StepContext } from '../run/step.ts';

type Task = Extract<EventBody, { type: 'progress' }>['task'];

/** What a transfer tells while it runs, as events: progress at most ten times a second, loss, countdown and return. */
export function transferHooks(
  context: StepContext,
  step: StepId,
  task: Task,
  name: string,
  side: ApplianceSide,
) {
  return {
    ...retryHooks(context, side),
    pausing: pausingHooks(context, step),
    onProgress: progressReporter(context, step, task, name),
  };
}

/** That it is paused is told when it really waits, and not when it was asked for. */
function pausingHooks(context: StepContext, step: StepId) {
  const { pause, signal } = context;
  return {
    isHeld: () => pause.isPaused,
    wait: async () => {
      context.emit({ type: 'transfer.paused', step });
      await pause.whenGoneOn(signal);
      context.emit({ type: 'transfer.continued', step });
    },
  };
}

/** Progress of one file, throttled, with rate and time left. */
export function progressReporter(context: StepContext, step: StepId, task: Task, name: string) {
  const rate = createRate(context.clock);
  return createProgressThrottle(
    context.clock,
    (doneBytes: number, totalBytes: number | undefined, isFinal: boolean) => {
      const { bytesPerSecond, remainingMs } = rate.sample(doneBytes, totalBytes);
      context.emit({
        type: 'progress',
        step,
        task,
        name,
        doneBytes,
        bytesPerSecond,
        isFinal,
        ...(totalBytes !== undefined && { totalBytes }),
        ...(remainingMs !== undefined && { remainingMs }),
      });
    },
  );
}

function retryHooks(context: StepContext, side: ApplianceSide) {
  const address = context.state[side].identity?.address ?? '';
  return {
    onLost: () => context.emit({ type: 'connection.lost', side, address }),
    onRestored: () => context.emit({ type: 'connection.restored', side, address }),
    onRetry: (attempt: number, attempts: number, remainingMs: number) =>
      context.emit({ type: 'countdown', side, attempt, attempts, remainingMs }),
  };
}
