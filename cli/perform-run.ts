import os from 'node:os';
import { openJob, runMigration, type Ask, type JobFolder, type MigrationResult } from '../engine/index.ts';
import type { RunEvent, RunMode } from '../shared/run/event.ts';
import type { RunState } from '../shared/run/run-state.ts';
import type { Question } from '../shared/run/question.ts';
import { reduceRun } from '../shared/run/reduce-run.ts';
import { en } from '../shared/text/en.ts';
import { withCancel } from './cancel.ts';
import { closingLines } from './closing-lines.ts';
import { exitCodeOfRun, type ExitCode } from './exit-codes.ts';
import { outputWidth, print, printError } from './output.ts';
import { askFor, isInteractive, viewFor, type RunOptions } from './run-options.ts';
import type { RunView } from './view/view.ts';
import { say, wrap } from './wrap.ts';

export interface PerformOptions {
  readonly home: string;
  readonly job: JobFolder;
  readonly mode: RunMode;
  readonly options: RunOptions;
  /** Instead of the person at the terminal: the demo has a scripted admin. */
  readonly ask?: Ask;
  /** What a demo shows a person before she answers. */
  readonly hint?: (question: Question) => Promise<string | undefined>;
  /** Told of every event, beside the view. */
  readonly onEvent?: (event: RunEvent) => void;
}

/** Runs a job on the terminal: view, questions, Ctrl-C, closing words. Returns the exit code. */
export async function performRun({
  home,
  job: folder,
  mode,
  options,
  ask,
  hint,
  onEvent,
}: PerformOptions): Promise<ExitCode> {
  const view = viewFor(options, folder.isDemo);
  if (folder.isDemo && options.json !== true) say(en.jobs.demoRun);
  try {
    const job = await openJob(folder);
    const { plan } = job;
    let now: RunState | undefined;
    const asked = ask ?? askFor(options, view, plan, () => now);
    const answer = hint ? withHints(asked, hint, view) : asked;
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
        onEvent: (event, state) => {
          now = state;
          view.onEvent(event, state);
          onEvent?.(event);
        },
      }),
    );
    if (options.json === true) tellReport(view, result);
    view.close();
    const write = options.json === true ? printError : print;
    write(closingLines(result, plan, job, outputWidth()));
    if (folder.isDemo) write(wrap(en.jobs.demoRun, outputWidth()));
    return exitCodeOfRun(result.outcome, result.error?.code);
  } finally {
    view.close();
  }
}

/** Prints what the demo knows above each question. */
function withHints(ask: Ask, hint: NonNullable<PerformOptions['hint']>, view: RunView): Ask {
  return async (question, options) => {
    const text = await hint(question);
    return view.pauseFor(async () => {
      if (text !== undefined) say(`${en.jobs.demoHint}: ${text}`);
      return ask(question, options);
    });
  };
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
