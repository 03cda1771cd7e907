import { MigrationError } from '../engine/index.ts';
import { exitCodes } from './exit-codes.ts';

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `work` with a signal that Ctrl-C, SIGTERM and a closed terminal abort, so that it can end cleanly and say in what
 * state things are. Whoever asks a second time ends the process at once; a terminal that closes asks nothing, and tells of it
 * several times, by the kernel and by the shell.
 */
export async function withCancel<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let askedTimes = 0;
  const cancel = (ending: NodeJS.Signals) => {
    if (ending !== 'SIGHUP') askedTimes += 1;
    if (askedTimes > 1) process.exit(exitCodes.cancelled);
    controller.abort(cancelled());
  };
  for (const ending of endings) process.on(ending, cancel);
  try {
    return await work(controller.signal);
  } finally {
    for (const ending of endings) process.off(ending, cancel);
  }
}

const cancelled = (cause?: unknown) => new MigrationError('run.cancelled', { step: '' }, { cause });

/** What a prompt threw; Ctrl-C or a closed terminal at it is `run.cancelled`. */
export function asCancelled(error: unknown): unknown {
  return error instanceof Error && error.name === 'ExitPromptError' ? cancelled(error) : error;
}
