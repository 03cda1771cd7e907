import type { RemoteItem } from '../../../shared/run/facts.ts';
import type { Appliance } from '../appliance.ts';
import { listItems } from './list-items.ts';

/** The System Backups on the appliance. Throws `appliance.*`, `reach.*`, `transfer.source-missing` for the folder. */
export async function listBackups(appliance: Appliance, signal: AbortSignal): Promise<RemoteItem[]> {
  return listItems(appliance, 'list-backups', signal);
}
