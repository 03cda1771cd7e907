import type { Proof } from '../../shared/run/proof.ts';
import type { StepId } from '../../shared/run/steps.ts';
import type { StepContext } from './step.ts';

/** Records what was observed for a step, and how that went. */
export function prove(context: Pick<StepContext, 'emit'>, step: StepId, made: Proof): void {
  context.emit({ type: 'proved', step, proof: made });
}
