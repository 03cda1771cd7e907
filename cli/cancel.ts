import { MigrationError } from '../engine/index.ts';
import { exitCodes } from './exit-codes.ts';

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `work` with a signal that Ctrl-C, SIGTERM and a closed terminal abort, so that it can end cleanly and say in what
 * state things are. A second one ends the process at once.
 */
export async function withCancel<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const cancel = () => {
    if (controller.signal.aborted) process.exit(exitCodes.cancelled);
    controller.abort(new MigrationError('run.cancelled', { step: '' }));
  };
  for (const ending of endings) process.on(ending, cancel);
  try {
    return await work(controller.signal);
  } finally {
    for (const ending of endings) process.off(ending, cancel);
  }
}
