import { isAddressFirst } from '../../shared/rules/preflight/direct-plan.ts';
import { hasShell } from '../../shared/run/login-rights.ts';
import type { Vantage } from './look/network.ts';
import type { StepContext } from '../run/step.ts';

/**
 * How long a look may take while the old appliance serves its clients: nobody waits for it, and a busy server that answers
 * late is there. In the outage looks are shorter, for another one follows.
 */
export const calmLookTimeoutMs = 15_000;

/**
 * The places to look from: the laptop, and the new appliance through its own connection. One that has the final address already,
 * on a network of its own, sees itself there and nobody else; without a shell there it is no place to look from.
 */
export async function vantages(context: StepContext): Promise<Vantage[]> {
  if (isAddressFirst(context.plan)) return [context.network.laptop];
  const { host } = await context.appliance('new');
  if (!hasShell(context.state.new.rights)) return [context.network.laptop];
  const fromNew: Vantage = { name: 'new', dial: (address, port, signal) => host.dial(address, port, signal) };
  return [context.network.laptop, fromNew];
}
