import { errorMeaning } from '../../../shared/run/error-codes.ts';
import { findingName, type Finding, type Severity } from '../../../shared/run/finding.ts';
import type { RunState } from '../../../shared/run/run-state.ts';

/** The findings of the preflight by their severity, each group in the order in which the checks stand. */
export function findingsBySeverity(state: RunState): Readonly<Record<Severity, readonly Finding[]>> {
  const all = state.findings.preflight ?? [];
  const of = (severity: Severity) => all.filter((finding) => finding.severity === severity);
  return { error: of('error'), warning: of('warning'), info: of('info') };
}

/** How the check itself stands: whether what is shown is its result, and since when. */
export type CheckStatus =
  | { readonly kind: 'never' }
  | { readonly kind: 'running' }
  /** The whole check was made at `at`; it may have found what blocks. */
  | { readonly kind: 'checked'; readonly at: string }
  /** The last attempt ended before it had a result; `hasEarlier`: findings of an earlier one are there. */
  | { readonly kind: 'cut-short'; readonly hasEarlier: boolean };

/** See {@link CheckStatus}. */
export function checkStatus(state: RunState): CheckStatus {
  const step = state.steps.preflight;
  const hasEarlier = state.findings.preflight !== undefined;
  switch (step.kind) {
    case 'pending':
    case 'reverted':
      return { kind: 'never' };
    case 'running':
    case 'waiting':
      return state.isRunning ? { kind: 'running' } : { kind: 'cut-short', hasEarlier };
    case 'done':
      return { kind: 'checked', at: step.at };
    case 'failed':
      // Blocked is a result: everything was checked, and something stands in the way.
      return errorMeaning(step.error.code).outcome === 'blocked'
        ? { kind: 'checked', at: step.at }
        : { kind: 'cut-short', hasEarlier };
    default:
      return step satisfies never;
  }
}

/** Names of the findings that the open question asks about; empty where none is open. */
export function askedAbout(state: RunState): ReadonlySet<string> {
  const open = state.isRunning ? state.question?.question : undefined;
  if (open?.kind !== 'accept-findings' || open.step !== 'preflight') return new Set();
  return new Set(open.findings.map(findingName));
}
