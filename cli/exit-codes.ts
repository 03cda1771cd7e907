import { errorFamily, type ErrorCode } from '../shared/run/error-codes.ts';
import type { RunOutcome } from '../shared/run/event.ts';

/** The exit codes of the `handover` command, documented in `docs/automation.md`. An unknown code is a failure. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  blocked: 3,
  waiting: 4,
  unreachable: 5,
  cancelled: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit code of an error, by its family. */
export function exitCodeOfError(code: ErrorCode): ExitCode {
  if (code === 'run.blocked') return exitCodes.blocked;
  if (code === 'run.waiting' || code === 'cutover.old-not-back') return exitCodes.waiting;
  if (code === 'run.cancelled') return exitCodes.cancelled;
  const family = errorFamily(code);
  if (family === 'plan' || family === 'profile' || code === 'local.job-missing') return exitCodes.usage;
  if (family === 'reach' || family === 'trust' || family === 'auth') return exitCodes.unreachable;
  return exitCodes.failed;
}

/** The exit code of a run. */
export function exitCodeOfRun(outcome: RunOutcome, error: ErrorCode | undefined): ExitCode {
  return error === undefined && outcome !== 'failed' ? exitCodes.done : exitCodeOfError(error ?? 'bug');
}
