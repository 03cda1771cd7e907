import { hasHostKey } from '../../shared/run/login-rights.ts';
import { proof, type Proof } from '../../shared/run/proof.ts';
import { isOfFamily } from '../errors.ts';
import { oldEndpoint } from '../run/endpoints.ts';
import type { StepContext } from '../run/step.ts';

/**
 * Whether an old appliance that is isolated, and so still on, can be reached on the way of the plan all the same: told where it
 * shows its host key there. Nobody who answers says nothing. Reads only.
 */
export async function lookForIsolated(context: StepContext): Promise<Proof[]> {
  const { plan, state, signal } = context;
  if (plan.final.old !== 'isolated') return [];
  try {
    await context.disconnect('old');
    const { identity } = (await context.appliance('old')).host;
    if (!hasHostKey(identity)) return [];
    const { address } = oldEndpoint(plan, state);
    const through = (plan.old.jump ?? []).map((hop) => hop.address).join(', ');
    return [proof('cutover.old-reached', 'passed-with-warning', { address, through }, 'old')];
  } catch (error) {
    signal.throwIfAborted();
    if (isOfFamily(error, 'reach', 'trust', 'auth')) return [];
    throw error;
  } finally {
    await context.disconnect('old');
  }
}
