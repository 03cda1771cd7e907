import { z } from 'zod';
import type { Appliance } from '../appliance.ts';
import { commandOf, readRecord } from '../output/read-records.ts';
import { runCommand, unexpectedOutput } from '../run-command.ts';

const schema = z.object({
  state: z.enum(['on', 'off', 'unknown']).catch('unknown'),
});
export type ClientCommunication = 'on' | 'off' | 'unknown';

/** Whether the appliance talks to clients. `unknown` where it says something that the profile does not map. */
export async function readClientCommunication(
  appliance: Appliance,
  signal: AbortSignal,
): Promise<ClientCommunication> {
  return (await readRecord(appliance, 'client-communication-state', schema, signal)).state;
}

/**
 * Switches client communication, and reads the state again where the profile can. Safe to run twice. Returns the state
 * as read, `unknown` where it cannot be read. Throws `appliance.output-unexpected` where it did not change.
 */
export async function switchClientCommunication(
  appliance: Appliance,
  wanted: 'on' | 'off',
  signal: AbortSignal,
): Promise<ClientCommunication> {
  const operation = `client-communication-${wanted}` as const;
  const command = commandOf(appliance, operation);
  const canRead = appliance.how('client-communication-state').mode === 'automated';
  if (canRead && (await readClientCommunication(appliance, signal)) === wanted) return wanted;
  await runCommand(appliance, operation, command, {}, signal);
  if (!canRead) return 'unknown';
  const state = await readClientCommunication(appliance, signal);
  if (state === wanted) return state;
  throw unexpectedOutput(appliance, operation, `the state is ${state} afterwards`, '');
}
