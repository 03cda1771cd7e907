import { z } from 'zod';
import type { RemoteItem } from '../../../shared/run/facts.ts';
import { MigrationError } from '../../errors.ts';
import { Secret } from '../../secret.ts';
import type { Appliance } from '../appliance.ts';
import { commandOf, exactPath, readRecord, shownText } from '../read-records.ts';
import { listBackups } from './list-backups.ts';

const schema = z.object({
  name: shownText.optional(),
  path: exactPath.optional(),
  key: z.string().min(1).optional(),
});

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
  const values = { arguments: { name }, onSend };
  const created = await readRecord(appliance, 'create-backup', schema, signal, values);
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
  const { clock } = appliance;
  const startMs = clock.monotonicMs();
  let changedMs = startMs;
  let last: { readonly state: string; readonly sizeBytes: number } | undefined;
  for (;;) {
    const item = (await listBackups(appliance, signal)).find((each) => each.name === name);
    const now = { state: item?.state ?? 'missing', sizeBytes: item?.sizeBytes ?? 0 };
    const nowMs = clock.monotonicMs();
    const isUnchanged = last?.state === now.state && last.sizeBytes === now.sizeBytes;
    if (!isUnchanged) changedMs = nowMs;
    if (now.state === 'failed') {
      throw new MigrationError('backup.failed', { name, detail: 'failed' }, { side: appliance.side });
    }
    if (item && now.state === 'ready' && isUnchanged) return item;

    const unchangedMs = nowMs - changedMs;
    options.onTick(nowMs - startMs, unchangedMs, now.sizeBytes);
    if (unchangedMs >= options.stallMs) {
      throw new MigrationError(
        'backup.stalled',
        { name, unchangedMs: Math.round(unchangedMs), sizeBytes: now.sizeBytes },
        { side: appliance.side },
      );
    }
    last = now;
    await clock.sleep(options.pollMs ?? 1000, signal);
  }
}
