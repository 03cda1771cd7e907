import type { RunState } from '../../../shared/run/run-state.ts';
import { firstStepAfterHoldPoint, isBefore } from '../../../shared/run/steps.ts';

/** The proofs of the way up to the hold point; those of what came after it say nothing about the decision here. */
export function provedBefore(proofs: RunState['proofs']): RunState['proofs'] {
  return proofs.filter(({ step }) => isBefore(step, firstStepAfterHoldPoint));
}
