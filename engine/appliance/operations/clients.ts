import { z } from 'zod';
import type { Client } from '../../../shared/run/facts.ts';
import type { Appliance } from '../appliance.ts';
import { readRecords, shownText } from '../read-records.ts';

const schema = z.object({
  name: shownText.pipe(z.string().min(1)),
  os: shownText.optional(),
  agentVersion: shownText.optional(),
  lastSeenAt: shownText.optional(),
});

/** The clients that the appliance knows, with when it last heard of each. */
export async function listClients(appliance: Appliance, signal: AbortSignal): Promise<Client[]> {
  return readRecords(appliance, 'clients', schema, signal);
}
