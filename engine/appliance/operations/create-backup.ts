import type { RemoteItem } from '../../../shared/run/facts.ts';
import { MigrationError } from '../../errors.ts';
import { pollProgress, type Progress } from '../../poll-until.ts';
import { Secret } from '../../secret.ts';
import { commandOf, type Appliance } from '../appliance.ts';
import { listBackups } from './list-backups.ts';

export interface CreatedBackup {
  readonly name: string;
  readonly path?: string;
  /** Told once, now, where the appliance tells it to a command. */
  readonly key?: Secret;
}

/**
 * Has the appliance begin a System Backup. It is usually not complete when this returns: see `waitForBackup`. Each call
 * makes another one. `onSend` is called before anybody can know whether the command arrives. Throws `appliance.*`, `reach.*`; no error holds the key.
 */
export async function createBackup(
  appliance: Appliance,
  { name }: { readonly name: string },
  signal: AbortSignal,
  onSend?: () => void,
): Promise<CreatedBackup> {
  const created = await appliance.run('create-backup', { name }, signal, onSend);
  return {
    name: created.name ?? name,
    ...(created.path !== undefined && { path: created.path }),
    ...(created.key !== undefined && { key: new Secret(created.key) }),
  };
}

/** Whether the appliance tells the key of a backup to the command that makes it, and to nobody else. */
export function tellsKey(appliance: Appliance): boolean {
  const { output } = commandOf(appliance, 'create-backup');
  switch (output.as) {
    case 'json':
    case 'key-value':
      return Object.hasOwn(output.fields, 'key');
    case 'lines':
    case 'text':
      return output.pattern?.includes('(?<key>') === true;
    case 'none':
      return false;
    default:
      return output satisfies never;
  }
}

export interface WaitForBackupOptions {
  /** Without any change of state and size for so long it is given up. */
  readonly stallMs: number;
  readonly onTick: (elapsedMs: number, unchangedMs: number, sizeBytes: number) => void;
  readonly pollMs?: number;
  /** Looks for it. Default: in the list of the profile. */
  readonly look?: () => Promise<RemoteItem | undefined>;
}

/**
 * Waits until the backup is complete: its state says so and its size is the same at two looks. Changes nothing. Throws
 * `backup.failed`, `backup.stalled`, the signal's reason, and what `listBackups` throws.
 */
export async function waitForBackup(
  appliance: Appliance,
  name: string,
  options: WaitForBackupOptions,
  signal: AbortSignal,
): Promise<RemoteItem> {
  const { clock, side } = appliance;
  let sizeBytes = 0;
  let last = '';
  const inList = async () => (await listBackups(appliance, signal)).find((each) => each.name === name);
  const look = async (): Promise<Progress<RemoteItem>> => {
    const item = await (options.look ?? inList)();
    if (item?.state === 'failed')
      throw new MigrationError('backup.failed', { name, detail: 'failed' }, { side });
    sizeBytes = item?.sizeBytes ?? 0;
    const mark = `${item?.state ?? 'missing'} ${String(sizeBytes)}`;
    const isUnchanged = mark === last;
    last = mark;
    return item?.state === 'ready' && isUnchanged
      ? { kind: 'found', value: item }
      : { kind: 'not-yet', mark };
  };
  return pollProgress(
    look,
    {
      clock,
      signal,
      everyMs: options.pollMs ?? 1000,
      stallMs: options.stallMs,
      tell: (elapsedMs, unchangedMs) => options.onTick(elapsedMs, unchangedMs, sizeBytes),
    },
    (unchangedMs) => new MigrationError('backup.stalled', { name, unchangedMs, sizeBytes }, { side }),
  );
}
