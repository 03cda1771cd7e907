import type { Client } from '../../../shared/run/facts.ts';
import type { Appliance } from '../appliance.ts';

/**
 * The clients that the appliance knows, with when it last heard of each. A profile that reads them from the lines of a log
 * gives one client many times: what is told last of each name counts, in the order of the lines.
 */
export async function listClients(appliance: Appliance, signal: AbortSignal): Promise<Client[]> {
  const clients = new Map<string, Client>();
  for (const client of await appliance.run('clients', {}, signal)) {
    const key = client.name.toLowerCase();
    clients.set(key, { ...clients.get(key), ...client });
  }
  return [...clients.values()];
}
