import { isAddressFirst } from '../../shared/rules/preflight/direct-plan.ts';
import { isMigrationError } from '../errors.ts';
import type { Endpoint, Sighting } from './look/network.ts';
import { recognise } from './look/recognise.ts';
import { judge, type Verdict } from './look/verdict.ts';
import { pinsOf } from '../run/endpoints.ts';
import { hadPositiveControl } from './old-gone.ts';
import type { StepContext } from '../run/step.ts';

export interface Held {
  readonly verdict: Verdict;
  /** What the laptop saw; says nothing where `isLaptopBlind`. */
  readonly sighting: Sighting;
  /** The laptop never saw the old appliance in its place, for instance because both are behind a jump host. */
  readonly isLaptopBlind: boolean;
}

/**
 * Who holds the final address. The laptop's look decides where it can see that network. Where it cannot, a connection the
 * way the plan goes, with the new appliance's pinned key, is as good a proof; the old one's key there is told as such. It is
 * none where the new appliance has the final address already, on a network of its own: then nobody could look. Changes nothing. Throws only what connecting throws beyond "nobody of ours is there".
 */
export async function whoHolds(context: StepContext, endpoint: Endpoint, timeoutMs: number): Promise<Held> {
  const { network, state, signal } = context;
  const pins = pinsOf(state);
  const sighting = await network.look(endpoint, pins, network.laptop, timeoutMs, signal);
  const verdict = await recognise(context, endpoint, judge(sighting, pins), timeoutMs);
  const isLaptopBlind = !hadPositiveControl(context, network.laptop);
  const isElsewhereToo = isAddressFirst(context.plan);
  if (verdict.kind === 'old' || !isLaptopBlind || (verdict.kind === 'new' && !isElsewhereToo))
    return { verdict, sighting, isLaptopBlind: false };
  if (isElsewhereToo)
    return { verdict: { kind: 'could-not-test', reason: 'never-seen' }, sighting, isLaptopBlind };
  return { verdict: await byConnection(context, endpoint), sighting, isLaptopBlind };
}

async function byConnection(context: StepContext, endpoint: Endpoint): Promise<Verdict> {
  try {
    await context.disconnect('new');
    const { identity } = (await context.appliance('new')).host;
    const isThere = identity.address === endpoint.address && identity.port === endpoint.sshPort;
    return isThere ? { kind: 'new', by: 'host-key', sha256: identity.sha256 } : { kind: 'silent' };
  } catch (error) {
    context.signal.throwIfAborted();
    if (isMigrationError(error, 'cutover.old-came-back')) {
      const { sha256, by } = error.params;
      return { kind: 'old', sha256, ...(by && { by }) };
    }
    if (isMigrationError(error) && error.isUnreachable) return { kind: 'silent' };
    throw error;
  }
}
