import type { RemoteItem } from '../../../shared/run/facts.ts';
import type { RemoteEntry } from '../../ssh/remote-host.ts';
import { isMigrationError } from '../../errors.ts';
import type { Appliance } from '../appliance.ts';
import { readClock } from '../facts/clock.ts';
import type { FilesProfile } from '../profiles/profile-schema.ts';
import { serverText } from './server-text.ts';

/**
 * The files of a folder that fit the profile's pattern, newest first. A file counts as ready when it holds something
 * and has not changed for `settleSeconds` by that machine's own clock. Throws `transfer.source-missing`, `reach.*`.
 */
export async function listFiles(
  appliance: Appliance,
  files: FilesProfile & { readonly folder: string },
  kind: RemoteItem['kind'],
  signal: AbortSignal,
): Promise<RemoteItem[]> {
  const pattern = new RegExp(files.pattern, 'u');
  const entries = await filesIn(appliance, files.folder, pattern, signal);
  if (entries.length === 0) return [];
  const nowMs = await remoteNowMs(appliance, signal);
  return newestFirst(entries).map((entry) => {
    const version = pattern.exec(entry.name)?.groups?.['version'];
    const quietMs = nowMs - entry.modifiedAt.getTime();
    const isSettled = entry.sizeBytes > 0 && quietMs >= files.settleSeconds * 1000;
    return {
      kind,
      name: serverText(entry.name, 255),
      path: pathIn(files.folder, entry.name),
      sizeBytes: entry.sizeBytes,
      createdAt: entry.modifiedAt.toISOString(),
      ...(version !== undefined && { version: serverText(version, 40) }),
      state: isSettled ? 'ready' : 'generating',
    };
  });
}

/**
 * The files of a folder by name, unsorted. A link to a file counts as that file: backups may lie on another disk. A link
 * that leads nowhere is passed over. Throws `transfer.source-missing`, `reach.*`.
 */
export async function filesIn(
  { host }: Appliance,
  folder: string,
  pattern: RegExp,
  signal: AbortSignal,
): Promise<RemoteEntry[]> {
  const entries: RemoteEntry[] = [];
  for (const entry of await host.list(folder, signal)) {
    if (!pattern.test(entry.name)) continue;
    if (entry.kind === 'file') entries.push(entry);
    if (entry.kind !== 'link') continue;
    const behind = await host.stat(pathIn(folder, entry.name), signal);
    if (behind?.kind === 'file') entries.push({ ...behind, name: entry.name });
  }
  return entries;
}

function pathIn(folder: string, name: string): string {
  return `${folder.replace(/\/+$/, '')}/${name}`;
}

/** Entries with the last changed first. */
export function newestFirst(entries: readonly RemoteEntry[]): RemoteEntry[] {
  return [...entries].sort((a, b) => b.modifiedAt.getTime() - a.modifiedAt.getTime());
}

/** That machine's clock; the laptop's where it does not tell. */
async function remoteNowMs(appliance: Appliance, signal: AbortSignal): Promise<number> {
  const { host, clock } = appliance;
  try {
    return clock.now() + (await readClock(host, clock, signal));
  } catch (error) {
    // Among others: a login that may only use SFTP.
    if (!isMigrationError(error) || error.isUnreachable) throw error;
    return clock.now();
  }
}
