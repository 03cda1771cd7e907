import type { Clock } from '../clock.ts';

/** Takes the bytes that are done, of how many where that is known. */
export type OnProgress = (doneBytes: number, totalBytes?: number) => void;

const leastIntervalMs = 100;

/**
 * Passes at most ten reports a second on to `report`, and the last one (everything done) always, marked final, once. What
 * is done again after that (a transfer that began anew) is reported again.
 */
export function createProgressThrottle(
  clock: Clock,
  report: (doneBytes: number, totalBytes: number | undefined, isFinal: boolean) => void,
): OnProgress {
  let lastMs = -Infinity;
  let hasEnded = false;
  return (doneBytes, totalBytes) => {
    const isFinal = totalBytes !== undefined && doneBytes >= totalBytes;
    const nowMs = clock.monotonicMs();
    if (isFinal ? hasEnded : nowMs - lastMs < leastIntervalMs) return;
    lastMs = nowMs;
    hasEnded = isFinal;
    report(doneBytes, totalBytes, isFinal);
  };
}
