import { isMigrationError } from '../../errors.ts';
import type { Appliance } from '../appliance.ts';

/** How a command ended that is expected to end its own connection. Neither proves that it worked. */
export type Broken = 'accepted' | 'connection-dropped';

/**
 * Switches the old appliance off. The connection may end while the command runs: that is what was asked for. Whether the
 * machine is off must be observed from elsewhere. Throws `appliance.command-failed` where it refused, `reach.*` before.
 */
export async function powerOff(appliance: Appliance, signal: AbortSignal): Promise<Broken> {
  return runBreaking(appliance, 'power-off', {}, signal);
}

/** Gives the new appliance its final address. Whether it answers there must be observed from elsewhere. Throws as {@link powerOff}. */
export async function changeAddress(
  appliance: Appliance,
  wanted: { readonly address: string; readonly sshPort: number; readonly consolePort: number },
  signal: AbortSignal,
): Promise<Broken> {
  const { address, sshPort, consolePort } = wanted;
  const values = { address, sshPort: String(sshPort), consolePort: String(consolePort) };
  return runBreaking(appliance, 'change-address', values, signal);
}

/**
 * Runs a command whose success may cut the connection that it runs over. A loss while it ran, a session ended without
 * an exit code or by a signal, and a time-out after which the connection is gone are success so far.
 */
async function runBreaking(
  appliance: Appliance,
  operation: 'power-off' | 'change-address',
  values: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Broken> {
  let isSent = false;
  try {
    await appliance.run(operation, values, signal, () => (isSent = true));
    return 'accepted';
  } catch (error) {
    const isBroken =
      isMigrationError(error, 'reach.connection-lost') ||
      (isMigrationError(error, 'appliance.command-failed') && isEndedByShutdown(error.params.exitCode)) ||
      (isMigrationError(error, 'appliance.command-timeout') && appliance.host.connectionLost.aborted);
    // What went wrong before the command could reach the machine went wrong as anywhere else. The checker does not follow `onSend`.
    if ((isSent as boolean) && isBroken) return 'connection-dropped';
    throw error;
  }
}

/** No exit code, SIGHUP, SIGKILL or SIGTERM: how sessions end on a machine that is going down. */
function isEndedByShutdown(exitCode: number): boolean {
  return [-1, 129, 137, 143].includes(exitCode);
}
