import { untilAborted } from './until-aborted.ts';

export interface SharedAttempt<T> {
  /**
   * The result of the attempt that goes on, or of one that begins now. Waits no longer than `signal` allows; the attempt itself
   * goes on for as long as anybody waits.
   */
  join(signal: AbortSignal): Promise<T>;
  /** Ends the attempt that goes on, for all who wait, with this reason. Nothing happens where none does. */
  abandon(reason: unknown): void;
}

interface Attempt<T> {
  readonly done: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

/** One attempt at a time, shared by all who want the same thing meanwhile; none of them can take it from the others. */
export function shareAttempt<T>(start: (signal: AbortSignal) => Promise<T>): SharedAttempt<T> {
  let current: Attempt<T> | undefined;

  const begin = (): Attempt<T> => {
    const stop = new AbortController();
    const done = start(stop.signal).finally(() => {
      if (current === attempt) current = undefined;
    });
    // Where no waiter is left, nobody hears of the failure.
    done.catch(() => undefined);
    const attempt: Attempt<T> = { done, stop, waiting: 0 };
    return attempt;
  };

  return {
    join: async (signal) => {
      signal.throwIfAborted();
      const attempt = (current ??= begin());
      attempt.waiting += 1;
      try {
        return await untilAborted<T>([signal, attempt.stop.signal], (resolve, reject) => {
          attempt.done.then(resolve, reject);
        });
      } finally {
        attempt.waiting -= 1;
        if (attempt.waiting === 0 && current === attempt) {
          current = undefined;
          attempt.stop.abort(signal.reason);
        }
      }
    },
    abandon: (reason) => {
      const attempt = current;
      current = undefined;
      attempt?.stop.abort(reason);
    },
  };
}
