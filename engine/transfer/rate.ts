import type { Clock } from '../clock.ts';

interface RateReading {
  /** Smoothed over the last few seconds; 0 until there are two samples. */
  readonly bytesPerSecond: number;
  /** Absent while the rate or the total is unknown. */
  readonly remainingMs: number | undefined;
}

/** After this long a sample has lost two thirds of its weight. */
const smoothingMs = 3_000;

/** Rate and time left of one transfer, from samples on the monotonic clock. What was resumed does not count as speed. */
export function createRate(clock: Clock) {
  let last: { readonly atMs: number; readonly doneBytes: number } | undefined;
  let bytesPerSecond = 0;
  return {
    /** Takes how much is done now, and tells how fast it goes. A count that fell (started again from zero) begins anew. */
    sample: (doneBytes: number, totalBytes: number | undefined): RateReading => {
      const atMs = clock.monotonicMs();
      if (!last || doneBytes < last.doneBytes) {
        bytesPerSecond = 0;
        last = { atMs, doneBytes };
      } else if (atMs > last.atMs) {
        const elapsedMs = atMs - last.atMs;
        const now = ((doneBytes - last.doneBytes) / elapsedMs) * 1000;
        const weight = bytesPerSecond === 0 ? 1 : 1 - Math.exp(-elapsedMs / smoothingMs);
        bytesPerSecond += (now - bytesPerSecond) * weight;
        last = { atMs, doneBytes };
      }
      return { bytesPerSecond, remainingMs: remaining(doneBytes, totalBytes, bytesPerSecond) };
    },
  };
}

function remaining(
  doneBytes: number,
  totalBytes: number | undefined,
  bytesPerSecond: number,
): number | undefined {
  if (totalBytes === undefined) return undefined;
  if (doneBytes >= totalBytes) return 0;
  return bytesPerSecond > 0 ? ((totalBytes - doneBytes) / bytesPerSecond) * 1000 : undefined;
}
