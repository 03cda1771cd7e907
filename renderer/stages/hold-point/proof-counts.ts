import { proofStatuses, type Proof, type ProofStatus } from '../../../shared/run/proof.ts';

/** How many proofs have each status, in the order of the statuses; those that none has are left out. */
export function proofCounts(proofs: readonly Proof[]): readonly (readonly [ProofStatus, number])[] {
  return proofStatuses
    .map((status) => [status, proofs.filter((proof) => proof.status === status).length] as const)
    .filter(([, count]) => count > 0);
}
