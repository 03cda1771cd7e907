import { errorMeaning, type ErrorCode, type ErrorMeaning } from '../shared/run/error-codes.ts';
import type { RunOutcome } from '../shared/run/event.ts';

/** The exit codes of the `handover` command, documented in `docs/automation.md`. An unknown code is a failure. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  blocked: 3,
  waiting: 4,
  unreachable: 5,
  wrongKey: 6,
  cancelled: 130,
} as const satisfies Record<ErrorMeaning['exit'] | 'done', number>;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit code of an error. */
export function exitCodeOfError(code: ErrorCode): ExitCode {
  return exitCodes[errorMeaning(code).exit];
}

/** The exit code of a run. */
export function exitCodeOfRun(outcome: RunOutcome, error: ErrorCode | undefined): ExitCode {
  return error === undefined && outcome !== 'failed' ? exitCodes.done : exitCodeOfError(error ?? 'bug');
}
