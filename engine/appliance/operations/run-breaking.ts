import { isMigrationError } from '../../errors.ts';
import type { Appliance } from '../appliance.ts';
import type { OperationId } from '../operation.ts';
import { commandOf } from '../output/read-records.ts';
import { runCommand } from '../run-command.ts';

/** How a command ended that is expected to end its own connection. Neither proves that it worked. */
export type Broken = 'accepted' | 'connection-dropped';

/**
 * Runs a command whose success may cut the connection that it runs over. A loss while it ran, a session ended without
 * an exit code or by a signal, and a time-out after which the connection is gone are success so far.
 */
export async function runBreaking(
  appliance: Appliance,
  operation: OperationId,
  values: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Broken> {
  const command = commandOf(appliance, operation);
  if (command.sudo) await appliance.sudo.elevate(signal);
  // From here on the command may have reached the machine; a loss before is a loss like any other.
  appliance.host.connectionLost.throwIfAborted();
  try {
    await runCommand(appliance, operation, command, { arguments: values }, signal);
    return 'accepted';
  } catch (error) {
    if (isMigrationError(error, 'reach.connection-lost')) return 'connection-dropped';
    if (isMigrationError(error, 'appliance.command-failed') && isEndedByShutdown(error.params.exitCode)) {
      return 'connection-dropped';
    }
    if (isMigrationError(error, 'appliance.command-timeout') && appliance.host.connectionLost.aborted) {
      return 'connection-dropped';
    }
    throw error;
  }
}

/** No exit code, SIGHUP, SIGKILL or SIGTERM: how sessions end on a machine that is going down. */
function isEndedByShutdown(exitCode: number): boolean {
  return [-1, 129, 137, 143].includes(exitCode);
}
