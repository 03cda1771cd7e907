import os from 'node:os';
import { jobState, runMigration, type Ask, type JobFolder } from '../engine/index.ts';
import type { RunMode } from '../shared/run/event.ts';
import { withCancel } from './cancel.ts';
import { closingLines } from './closing-lines.ts';
import { exitCodeOfRun, type ExitCode } from './exit-codes.ts';
import { print, printError } from './output.ts';
import { askFor, isInteractive, viewFor, type RunOptions } from './run-options.ts';

export interface PerformOptions {
  readonly home: string;
  readonly job: JobFolder;
  readonly mode: RunMode;
  readonly options: RunOptions;
  /** Instead of the person at the terminal: the demo has a scripted admin. */
  readonly ask?: Ask;
}

/** Runs a job on the terminal: view, questions, Ctrl-C, closing words. Returns the exit code. */
export async function performRun({ home, job, mode, options, ask }: PerformOptions): Promise<ExitCode> {
  const view = viewFor(options);
  const { plan } = await jobState(job);
  try {
    const result = await withCancel((signal) =>
      runMigration({
        home,
        job,
        mode,
        signal,
        ask: ask ?? askFor(options, view),
        isAttended: ask !== undefined || isInteractive(options),
        operator: os.userInfo().username,
        accept: options.accept ?? [],
        onEvent: (event, state) => view.onEvent(event, state),
      }),
    );
    view.close();
    const say = options.json === true ? printError : print;
    for (const line of closingLines(result, plan, job, process.stdout.columns || 80)) say(line);
    return exitCodeOfRun(result.outcome, result.error?.code);
  } finally {
    view.close();
  }
}
