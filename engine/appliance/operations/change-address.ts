import type { Appliance } from '../appliance.ts';
import { runBreaking, type Broken } from './run-breaking.ts';

export interface NewAddress {
  readonly address: string;
  readonly sshPort: number;
  readonly consolePort: number;
}

/**
 * Gives the new appliance its final address. The connection may end while the command runs: that is what was asked for.
 * Whether it answers there must be observed from elsewhere. Throws `appliance.command-failed` where it refused.
 */
export async function changeAddress(
  appliance: Appliance,
  { address, sshPort, consolePort }: NewAddress,
  signal: AbortSignal,
): Promise<Broken> {
  const values = { address, sshPort: String(sshPort), consolePort: String(consolePort) };
  return runBreaking(appliance, 'change-address', values, signal);
}
