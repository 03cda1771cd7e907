import path from 'node:path';
import { MigrationError } from '../../errors.ts';
import type { Secret } from '../../secret.ts';
import type { Appliance } from '../appliance.ts';
import { commandOf } from '../output/read-records.ts';
import { runCommand } from '../run-command.ts';

/**
 * Has the new appliance begin to restore the backup at `path` on it. The key goes to the command's standard input. It
 * overwrites what the new appliance holds; running it twice begins twice. `onSend` is called before anybody can know whether
 * the command arrives. Throws `restore.wrong-key`, `restore.failed`
 * for a file that the appliance calls damaged, `appliance.*`, `reach.*`.
 */
export async function startImport(
  appliance: Appliance,
  backup: { readonly path: string; readonly key: Secret },
  signal: AbortSignal,
  onSend?: () => void,
): Promise<void> {
  const command = commandOf(appliance, 'import');
  const values = { arguments: { path: backup.path }, key: backup.key, onSend };
  const outcome = await runCommand(appliance, 'import', command, values, signal);
  if (outcome.kind === 'done') return;
  const { side } = appliance;
  switch (outcome.meaning) {
    case 'wrong-key':
      throw new MigrationError('restore.wrong-key', { backup: path.posix.basename(backup.path) }, { side });
    case 'damaged-file':
      throw new MigrationError('restore.failed', { detail: outcome.detail || 'damaged file' }, { side });
    default:
      outcome.meaning satisfies never;
  }
}
