import os from 'node:os';
import { openJob, runMigration, type Ask, type JobFolder, type MigrationResult } from '../engine/index.ts';
import type { RunEvent, RunMode } from '../shared/run/event.ts';
import { reduceRun } from '../shared/run/reduce-run.ts';
import { withCancel } from './cancel.ts';
import { closingLines } from './closing-lines.ts';
import { exitCodeOfRun, type ExitCode } from './exit-codes.ts';
import { outputWidth, print, printError } from './output.ts';
import { askFor, isInteractive, viewFor, type RunOptions } from './run-options.ts';
import type { RunView } from './view/view.ts';

export interface PerformOptions {
  readonly home: string;
  readonly job: JobFolder;
  readonly mode: RunMode;
  readonly options: RunOptions;
  /** Instead of the person at the terminal: the demo has a scripted admin. */
  readonly ask?: Ask;
}

/** Runs a job on the terminal: view, questions, Ctrl-C, closing words. Returns the exit code. */
export async function performRun({
  home,
  job: folder,
  mode,
  options,
  ask,
}: PerformOptions): Promise<ExitCode> {
  const view = viewFor(options);
  try {
    const job = await openJob(folder);
    const { plan } = job;
    const answer = ask ?? askFor(options, view, plan);
    const result = await withCancel((signal) =>
      runMigration({
        home,
        job,
        mode,
        signal,
        ask: answer,
        isAttended: ask !== undefined || isInteractive(options),
        // The record must not say of a person what no person did.
        operator: ask === undefined ? os.userInfo().username : 'the demo',
        accept: options.accept ?? [],
        onEvent: (event, state) => view.onEvent(event, state),
      }),
    );
    if (options.json === true) tellReport(view, result);
    view.close();
    const write = options.json === true ? printError : print;
    write(closingLines(result, plan, job, outputWidth()));
    return exitCodeOfRun(result.outcome, result.error?.code);
  } finally {
    view.close();
  }
}

/** The report holds the end of the journal, so that its place cannot be part of the journal: programs are told here. */
function tellReport(view: RunView, { state, reportPath }: MigrationResult): void {
  if (reportPath === undefined) return;
  const event: RunEvent = {
    type: 'report.written',
    path: reportPath,
    seq: state.lastSeq + 1,
    at: new Date().toISOString(),
  };
  view.onEvent(event, reduceRun(state, event));
}
