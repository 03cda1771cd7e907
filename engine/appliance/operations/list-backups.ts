import type { RemoteItem } from '../../../shared/run/facts.ts';
import type { Appliance } from '../appliance.ts';
import { listFiles } from '../output/list-files.ts';

/** The System Backups on the appliance. Throws `appliance.*`, `reach.*`, `transfer.source-missing` for the folder. */
export async function listBackups(appliance: Appliance, signal: AbortSignal): Promise<RemoteItem[]> {
  return listItems(appliance, 'list-backups', 'system-backup', signal);
}

/** The Audit Log Backups on the appliance; none of them moves with a System Backup. Throws as `listBackups` does. */
export async function listAuditLogs(appliance: Appliance, signal: AbortSignal): Promise<RemoteItem[]> {
  return listItems(appliance, 'list-audit-logs', 'audit-log-backup', signal);
}

/** By a command of the profile, or by looking into a folder. */
async function listItems(
  appliance: Appliance,
  operation: 'list-backups' | 'list-audit-logs',
  kind: RemoteItem['kind'],
  signal: AbortSignal,
): Promise<RemoteItem[]> {
  const automated = appliance.begin(operation);
  if (automated.how === 'files') return listFiles(appliance, automated, kind, signal);
  return (await appliance.run(operation, {}, signal)).map((item) => ({ kind, ...item }));
}
