import type { RunOutcome } from '../../shared/run/event.ts';
import type { Severity } from '../../shared/run/finding.ts';
import type { ProofStatus } from '../../shared/run/proof.ts';
import type { StepEnd } from '../../shared/run/steps.ts';
import type { Tone } from './document.ts';

/** What could not be tested is open: it never looks like what passed. */
export const proofTones = {
  passed: 'good',
  'passed-with-warning': 'warning',
  'by-word': 'word',
  failed: 'bad',
  'could-not-test': 'open',
} as const satisfies Record<ProofStatus, Tone>;

export const endTones = {
  proved: 'good',
  'by-word': 'word',
  untested: 'open',
} as const satisfies Record<StepEnd, Tone>;

export const severityTones = { error: 'bad', warning: 'warning', info: 'plain' } as const satisfies Record<
  Severity,
  Tone
>;

export const outcomeTones = {
  done: 'good',
  rehearsed: 'good',
  checked: 'good',
  rechecked: 'good',
  reverted: 'warning',
  failed: 'bad',
  blocked: 'bad',
  waiting: 'open',
  cancelled: 'open',
} as const satisfies Record<RunOutcome, Tone>;
