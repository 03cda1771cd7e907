import type { Appliance } from '../appliance.ts';
import { runBreaking, type Broken } from './run-breaking.ts';

/**
 * Switches the old appliance off. The connection may end while the command runs: that is what was asked for. Whether the
 * machine is off must be observed from elsewhere. Throws `appliance.command-failed` where it refused, `reach.*` before.
 */
export async function powerOff(appliance: Appliance, signal: AbortSignal): Promise<Broken> {
  return runBreaking(appliance, 'power-off', {}, signal);
}
