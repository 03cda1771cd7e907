import type { RemoteItem } from '../../../shared/run/facts.ts';
import type { Appliance } from '../appliance.ts';
import { listItems } from './list-items.ts';

/** The Audit Log Backups on the appliance; none of them moves with a System Backup. Throws as `listBackups` does. */
export async function listAuditLogs(appliance: Appliance, signal: AbortSignal): Promise<RemoteItem[]> {
  return listItems(appliance, 'list-audit-logs', signal);
}
