import type { StepId } from '../../shared/run/steps.ts';
import type { Appliance } from '../appliance/appliance.ts';
import type { OperationId } from '../appliance/operation.ts';
import { watchProof } from '../appliance/watch-proof.ts';
import { MigrationError } from '../errors.ts';
import { guide, type Guided, type GuidedEnd } from './guide.ts';
import type { StepContext } from './step.ts';

/**
 * Leads the admin through a guided operation of the profile, until the proof that the profile names shows that it is done.
 * Returns whether anything showed it, or only the admin's word.
 * Throws `appliance.operation-missing` where the profile has no instruction for it, `run.waiting` as `guide` does.
 */
export async function guideOperation(
  context: StepContext,
  step: StepId,
  appliance: Appliance,
  operation: OperationId,
  more: Pick<Guided, 'watched'> = {},
): Promise<GuidedEnd> {
  const how = appliance.how(operation);
  const { side } = appliance;
  if (how.mode !== 'guided')
    throw new MigrationError(
      'appliance.operation-missing',
      { operation, profile: appliance.profile.id },
      { side },
    );
  const { instruction, proof } = how;
  const observe = await watchProof(appliance, operation, proof, context.signal);
  return guide(context, { step, side, operation, instruction, ...more, ...(observe && { observe }) });
}
