import type { Clock } from '../clock.ts';
import { MigrationError } from '../errors.ts';
import { eitherSignal } from '../until-aborted.ts';

/**
 * Runs `work` under a signal that aborts with `transfer.stalled` when no bytes were noted for `stallMs`. A frozen far side
 * keeps its connection: only missing progress tells.
 */
export async function watchForStall<T>(
  name: string,
  {
    clock,
    signal,
    stallMs,
    isHeld,
  }: {
    readonly clock: Clock;
    readonly signal: AbortSignal;
    readonly stallMs: number;
    /** While a person has paused it, nothing is missed. */
    readonly isHeld?: (() => boolean) | undefined;
  },
  work: (watched: AbortSignal, noteDone: (doneBytes: number) => void) => Promise<T>,
): Promise<T> {
  const stall = new AbortController();
  let doneBytes = 0;
  let lastMs = clock.monotonicMs();
  // The timer only wakes; whether the time is over says the clock that was given.
  const timer = setInterval(
    () => {
      if (isHeld?.() === true) lastMs = clock.monotonicMs();
      if (clock.monotonicMs() - lastMs < stallMs) return;
      stall.abort(new MigrationError('transfer.stalled', { name, doneBytes, stallMs }));
    },
    Math.min(1_000, Math.max(10, stallMs / 4)),
  );
  const either = eitherSignal(signal, stall.signal);
  try {
    return await work(either.signal, (bytes) => {
      doneBytes = bytes;
      lastMs = clock.monotonicMs();
    });
  } finally {
    clearInterval(timer);
    either.clear();
  }
}
