import type { Vantage } from './look/network.ts';
import type { StepContext } from '../run/step.ts';

/**
 * How long a look may take while the old appliance serves its clients: nobody waits for it, and a busy server that answers
 * late is there. In the outage looks are shorter, for another one follows.
 */
export const calmLookTimeoutMs = 15_000;

/** The places to look from: the laptop, and the new appliance through its own connection. */
export async function vantages(context: StepContext): Promise<Vantage[]> {
  const { host } = await context.appliance('new');
  const fromNew: Vantage = { name: 'new', dial: (address, port, signal) => host.dial(address, port, signal) };
  return [context.network.laptop, fromNew];
}
