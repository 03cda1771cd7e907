import { z } from 'zod';
import type { RemoteItem } from '../../../shared/run/facts.ts';
import type { Appliance } from '../appliance.ts';
import { MigrationError } from '../../errors.ts';
import { listFiles } from '../output/list-files.ts';
import { count, exactPath, readRecords, shownText } from '../output/read-records.ts';

const schema = z.object({
  name: shownText.pipe(z.string().min(1)),
  path: exactPath.optional(),
  sizeBytes: count.optional(),
  createdAt: shownText.optional(),
  version: shownText.optional(),
  // A word that nobody has mapped is shown as not known, rather than guessed at.
  state: z.enum(['generating', 'ready', 'failed', 'unknown']).catch('unknown'),
});

/** Backups or audit logs on an appliance: by a command of the profile, or by looking into a folder. */
export async function listItems(
  appliance: Appliance,
  operation: 'list-backups' | 'list-audit-logs',
  signal: AbortSignal,
): Promise<RemoteItem[]> {
  const kind = operation === 'list-backups' ? 'system-backup' : 'audit-log-backup';
  const automated = appliance.begin(operation);
  switch (automated.how) {
    case 'files':
      return listFiles(appliance, automated, kind, signal);
    case 'automated':
      return (await readRecords(appliance, operation, schema, signal)).map((item) => ({ kind, ...item }));
    case 'linux':
      throw new MigrationError('bug', { detail: `${operation} is not done by "linux"` });
    default:
      return automated satisfies never;
  }
}
