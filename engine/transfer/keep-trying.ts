import type { Clock } from '../clock.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import type { RemoteHost } from '../ssh/remote-host.ts';

/** How a transfer behaves when the connection is cut, and whom it tells. */
export interface RetryOptions {
  readonly host: RemoteHost;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** How often to try again without having got any further. Default 8. */
  readonly attempts?: number;
  /** Ticks about once a second while waiting to try again. `attempt` counts from 1. */
  readonly onRetry?: (attempt: number, attempts: number, remainingMs: number) => void;
  /** Lets a person pause it: `wait` is waited for between two pieces, and while `isHeld` none is missed. */
  readonly pausing?: { readonly isHeld: () => boolean; readonly wait: () => Promise<void> };
  readonly onLost?: () => void;
  readonly onRestored?: () => void;
}

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;
const tickMs = 1_000;

/**
 * Does `work` until it succeeds, connecting again after each retryable error. `work` calls its argument with the bytes done
 * so far; getting further than ever before makes the count of attempts begin anew, so any number of cuts is survived as
 * long as there is progress between them. In the end throws `transfer.stalled` or `transfer.cut` with the last error as
 * its cause; an error that is not retryable, at once.
 */
export async function keepTrying<T>(
  name: string,
  options: RetryOptions,
  work: (noteDone: (doneBytes: number) => void) => Promise<T>,
): Promise<T> {
  const { host, signal, attempts = 8 } = options;
  let failures = 0;
  let furthestBytes = 0;
  let isLost = false;
  for (;;) {
    try {
      signal.throwIfAborted();
      if (isLost) {
        await host.reconnect(signal);
        isLost = false;
        options.onRestored?.();
      }
      return await work((doneBytes) => {
        if (doneBytes <= furthestBytes) return;
        furthestBytes = doneBytes;
        failures = 0;
      });
    } catch (error) {
      signal.throwIfAborted();
      if (!isMigrationError(error) || !error.isTransient) throw error;
      if (!isLost) options.onLost?.();
      isLost = true;
      failures += 1;
      if (failures > attempts) throw givenUp(error, name, furthestBytes, attempts);
      await countDown(failures, attempts, options);
    }
  }
}

/** Waits before the next attempt, longer each time (1 s to 30 s), and tells how long about once a second. */
export async function countDown(
  attempt: number,
  attempts: number,
  { clock, signal, onRetry }: Pick<RetryOptions, 'clock' | 'signal' | 'onRetry'>,
): Promise<void> {
  let remainingMs = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
  while (remainingMs > 0) {
    onRetry?.(attempt, attempts, remainingMs);
    const stepMs = Math.min(tickMs, remainingMs);
    await clock.sleep(stepMs, signal);
    remainingMs -= stepMs;
  }
  onRetry?.(attempt, attempts, 0);
}

function givenUp(error: MigrationError, name: string, doneBytes: number, attempts: number): MigrationError {
  if (isMigrationError(error, 'transfer.stalled')) return error;
  return new MigrationError(
    'transfer.cut',
    { name, doneBytes, attempts },
    { side: error.side, cause: error },
  );
}
