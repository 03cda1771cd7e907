import type { RunState } from '../run-state.ts';
import { firstStepAfterHoldPoint, isBefore } from '../steps.ts';
import { type Proof, type ProofStatus, proofStatuses } from '../proof.ts';

/** How many proofs have each status, in the order of the statuses; those that none has are left out. */
export function proofCounts(proofs: readonly Proof[]): readonly (readonly [ProofStatus, number])[] {
  return proofStatuses
    .map((status) => [status, proofs.filter((proof) => proof.status === status).length] as const)
    .filter(([, count]) => count > 0);
}

/** The proofs of the way up to the hold point; those of what came after it say nothing about the decision here. */
export function provedBefore(proofs: RunState['proofs']): RunState['proofs'] {
  return proofs.filter(({ step }) => isBefore(step, firstStepAfterHoldPoint));
}
