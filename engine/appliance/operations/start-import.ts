import path from 'node:path';
import { isMigrationError, MigrationError } from '../../errors.ts';
import type { Secret } from '../../secret.ts';
import { commandOf, type Appliance } from '../appliance.ts';

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
  const { errors } = commandOf(appliance, 'import');
  try {
    await appliance.run('import', { ...backup }, signal, onSend);
  } catch (error) {
    if (!isMigrationError(error, 'appliance.command-failed')) throw error;
    const { side } = appliance;
    const { exitCode, output } = error.params;
    const meaning = errors[String(exitCode)];
    switch (meaning) {
      case 'wrong-key':
        throw new MigrationError('restore.wrong-key', { backup: path.posix.basename(backup.path) }, { side });
      case 'damaged-file':
        throw new MigrationError('restore.failed', { detail: output || 'damaged file' }, { side });
      case undefined:
        throw error;
      default:
        meaning satisfies never;
    }
  }
}
