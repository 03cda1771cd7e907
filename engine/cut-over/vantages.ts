import type { Vantage } from './look/network.ts';
import type { StepContext } from '../run/step.ts';

/** The places to look from: the laptop, and the new appliance through its own connection. */
export async function vantages(context: StepContext): Promise<Vantage[]> {
  const { host } = await context.appliance('new');
  const fromNew: Vantage = { name: 'new', dial: (address, port, signal) => host.dial(address, port, signal) };
  return [context.network.laptop, fromNew];
}
