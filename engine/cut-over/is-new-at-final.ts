import { finalEndpoint, newEndpoint, pinsOf } from '../run/endpoints.ts';
import { recognise, type Looker } from './look/recognise.ts';
import { judge } from './look/verdict.ts';
import { calmLookTimeoutMs } from './vantages.ts';

/**
 * Whether the new appliance has the address that the clients are to use: it is connected there, or is seen there by what it is known by.
 * What this computer cannot see is not so. Changes nothing.
 */
export async function isNewAtFinal(looker: Looker): Promise<boolean> {
  const { network, plan, state, signal } = looker;
  const [final, own] = [finalEndpoint(plan, state), newEndpoint(plan, state)];
  if (final.address === own.address && final.consolePort === own.consolePort) return true;
  const pins = pinsOf(state);
  const seen = judge(await network.look(final, pins, network.laptop, calmLookTimeoutMs, signal), pins);
  return (await recognise(looker, final, seen, calmLookTimeoutMs)).kind === 'new';
}
