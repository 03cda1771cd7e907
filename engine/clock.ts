import { setTimeout as sleep } from 'node:timers/promises';

/** Time as a parameter, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since the epoch, for time stamps. */
  now(): number;
  /** Milliseconds that never run backwards, for durations. */
  monotonicMs(): number;
  /** Resolves after `ms`; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: async (ms, signal) => {
    signal.throwIfAborted();
    await sleep(ms, undefined, { signal }).catch((error: unknown) => {
      throw signal.aborted ? signal.reason : error;
    });
  },
};
