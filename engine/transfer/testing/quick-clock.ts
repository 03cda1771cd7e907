import type { Clock } from '../../clock.ts';

/** A clock on which waiting takes a turn of the event loop, and passes only by being waited for. */
export function createQuickClock(): Clock & { readonly waits: readonly number[]; pass(ms: number): void } {
  const waits: number[] = [];
  let nowMs = 1_000;
  return {
    waits,
    pass: (ms) => void (nowMs += ms),
    now: () => nowMs,
    monotonicMs: () => nowMs,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      await new Promise(setImmediate);
      signal.throwIfAborted();
      waits.push(ms);
      nowMs += ms;
    },
  };
}
