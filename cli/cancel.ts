import { MigrationError } from '../engine/index.ts';
import { exitCodes } from './exit-codes.ts';

/**
 * Runs `work` with a signal that Ctrl-C and SIGTERM abort, so that it can end cleanly and say in what state things are. A
 * second Ctrl-C ends the process at once.
 */
export async function withCancel<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const cancel = () => {
    if (controller.signal.aborted) process.exit(exitCodes.cancelled);
    controller.abort(new MigrationError('run.cancelled', { step: '' }));
  };
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', cancel);
    process.off('SIGTERM', cancel);
  }
}
