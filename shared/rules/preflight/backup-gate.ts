import type { Inspection, VerdictKind } from '../../run/inspection.ts';
import type { ProofStatus } from '../../run/proof.ts';

/** What lets a backup through, or does not. */
export interface BackupGate {
  /** Whether it is a whole file that can be a backup. */
  readonly container: ProofStatus;
  readonly limit: ProofStatus;
}

const ofVerdict = {
  'looks-fine': 'passed',
  'cannot-tell': 'could-not-test',
  no: 'failed',
} as const satisfies Record<VerdictKind, ProofStatus>;

const ofLimit = {
  fits: 'passed',
  close: 'passed-with-warning',
  'needs-confirmation': 'passed-with-warning',
  'too-large': 'failed',
} as const satisfies Record<Inspection['limit']['kind'], ProofStatus>;

/** What a look into a backup comes to: the step that verifies it stops at what fails here, and so does `handover inspect`. */
export function backupGate({ verdict, limit }: Pick<Inspection, 'verdict' | 'limit'>): BackupGate {
  return { container: ofVerdict[verdict.kind], limit: ofLimit[limit.kind] };
}
