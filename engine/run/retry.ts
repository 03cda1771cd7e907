import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { EventBody } from '../../shared/run/event.ts';
import type { Clock } from '../clock.ts';
import { isMigrationError, type MigrationError } from '../errors.ts';
import { countDown } from '../transfer/keep-trying.ts';

export interface RetryOptions {
  /** How often to begin again; 0 for never. */
  readonly attempts: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Whose connection it is that was lost. */
  readonly lostSide: () => ApplianceSide;
  readonly addressOf: (side: ApplianceSide) => string;
  readonly emit: (event: EventBody) => void;
}

/**
 * Does what can be done twice, and begins it again when the connection was lost, after a visible countdown. Any other
 * error, and the loss that comes after the last attempt, is thrown at once.
 */
export async function retry<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { attempts, clock, signal, emit } = options;
  for (let failures = 0; ;) {
    try {
      return await work();
    } catch (error) {
      if (!isLoss(error, failures > 0) || failures >= attempts) throw error;
      signal.throwIfAborted();
      failures += 1;
      const side = options.lostSide();
      emit({ type: 'connection.lost', side, address: options.addressOf(side) });
      const onRetry = (attempt: number, of: number, remainingMs: number) =>
        emit({ type: 'countdown', side, attempt, attempts: of, remainingMs });
      await countDown(failures, attempts, { clock, signal, onRetry });
    }
  }
}

/** Once a connection was lost, a machine that cannot be reached yet is still the same loss. */
function isLoss(error: unknown, isAgain: boolean): error is MigrationError {
  return isAgain
    ? isMigrationError(error) && error.isTransient
    : isMigrationError(error, 'reach.connection-lost');
}
