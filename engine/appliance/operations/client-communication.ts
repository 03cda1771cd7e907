import { unexpectedOutput, type Appliance } from '../appliance.ts';

type ClientCommunication = 'on' | 'off' | 'unknown';

/** Whether the appliance talks to clients. `unknown` where it says something that the profile does not map. */
export async function readClientCommunication(
  appliance: Appliance,
  signal: AbortSignal,
): Promise<ClientCommunication> {
  return (await appliance.run('client-communication-state', {}, signal)).state;
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
  appliance.begin(operation);
  const canRead = appliance.how('client-communication-state').mode === 'automated';
  if (canRead && (await readClientCommunication(appliance, signal)) === wanted) return wanted;
  await appliance.run(operation, {}, signal);
  if (!canRead) return 'unknown';
  const state = await readClientCommunication(appliance, signal);
  if (state === wanted) return state;
  throw unexpectedOutput(appliance, operation, `the state is ${state} afterwards`, '');
}
