import path from 'node:path';
import type { FileEntryWithStats, SFTPWrapper, Stats } from 'ssh2';
import { isMigrationError, MigrationError } from '../../errors.ts';
import { PendingRequests, type StreamGuards } from './pending-requests.ts';
import type { RemoteEntry, RemoteStat } from '../remote-host.ts';
import { translateSftpError } from '../ssh2-errors.ts';

/** What stands at `path`, following links; undefined where nothing does. */
export async function stat(
  sftp: SFTPWrapper,
  file: string,
  guards: StreamGuards,
): Promise<RemoteStat | undefined> {
  try {
    return describe(await ask<Stats>(file, guards, (done) => sftp.stat(file, done)));
  } catch (error) {
    if (isMigrationError(error, 'transfer.source-missing')) return undefined;
    throw error;
  }
}

/** The entries of a folder, links not followed. */
export async function list(sftp: SFTPWrapper, folder: string, guards: StreamGuards): Promise<RemoteEntry[]> {
  const entries = await ask<FileEntryWithStats[]>(folder, guards, (done) => sftp.readdir(folder, done));
  return entries
    .filter((entry) => entry.filename !== '.' && entry.filename !== '..')
    .map((entry) => ({ name: entry.filename, ...describe(entry.attrs) }));
}

/** Makes a folder and its parents, each with mode 0700; those that are there stay as they are. */
export async function makeFolder(sftp: SFTPWrapper, folder: string, guards: StreamGuards): Promise<void> {
  const there = await stat(sftp, folder, guards);
  if (there?.kind === 'folder') return;
  if (there) throw new MigrationError('transfer.already-exists', { path: folder });
  const parent = path.posix.dirname(folder);
  if (parent !== folder) await makeFolder(sftp, parent, guards);
  try {
    await ask(folder, guards, (done) =>
      sftp.mkdir(folder, { mode: 0o700 }, (error) => done(error, undefined)),
    );
  } catch (error) {
    // Somebody else made it in between.
    if ((await stat(sftp, folder, guards))?.kind !== 'folder') throw error;
  }
}

/** Moves a file over whatever has the final name: in one step where the server knows how. */
export async function rename(
  sftp: SFTPWrapper,
  from: string,
  to: string,
  guards: StreamGuards,
): Promise<void> {
  try {
    await ask(from, guards, (done) => sftp.ext_openssh_rename(from, to, (error) => done(error, undefined)));
  } catch (error) {
    if (!isUnsupported(error)) throw error;
    // SFTP version 3 refuses to rename over a file: the final name is missing for a moment.
    await remove(sftp, to, guards);
    await ask(from, guards, (done) => sftp.rename(from, to, (failure) => done(failure, undefined)));
  }
}

/** Removes a file; nothing happens where there is none. */
export async function remove(sftp: SFTPWrapper, file: string, guards: StreamGuards): Promise<void> {
  try {
    await ask(file, guards, (done) => sftp.unlink(file, (error) => done(error, undefined)));
  } catch (error) {
    if (!isMigrationError(error, 'transfer.source-missing')) throw error;
  }
}

interface FileSystem {
  readonly f_frsize: number;
  readonly f_bavail: number;
}

/** Free bytes by `statvfs@openssh.com`; undefined where the server does not know it. */
export async function freeSpaceBytes(
  sftp: SFTPWrapper,
  folder: string,
  guards: StreamGuards,
): Promise<number | undefined> {
  try {
    const { f_frsize, f_bavail } = await ask<FileSystem>(folder, guards, (done) => {
      // The types leave the answer open; it is the structure of statvfs(3).
      sftp.ext_openssh_statvfs(folder, (error: Error | undefined, fileSystem: unknown) =>
        done(error, fileSystem as FileSystem),
      );
    });
    return f_frsize * f_bavail;
  } catch (error) {
    if (isUnsupported(error)) return undefined;
    throw error;
  }
}

/** The time of a cheap request, which is the round trip on an idle connection. */
export async function measureRoundTripMs(sftp: SFTPWrapper, connectionLost: AbortSignal): Promise<number> {
  const guards = { signal: new AbortController().signal, connectionLost };
  const startMs = performance.now();
  await ask('.', guards, (done) => sftp.realpath('.', done));
  return performance.now() - startMs;
}

async function ask<T>(
  file: string,
  guards: StreamGuards,
  start: (done: (error: Error | null | undefined, value: T) => void) => void,
): Promise<T> {
  const requests = new PendingRequests(guards, (error) => translateSftpError(error, file));
  try {
    return await requests.ask(start);
  } finally {
    requests.release();
  }
}

/** ssh2 throws a plain sentence, and not a status, for an extension that the server has not announced. */
function isUnsupported(error: unknown): boolean {
  if (isMigrationError(error, 'transfer.unsupported')) return true;
  return error instanceof Error && !isMigrationError(error) && /does not support/i.test(error.message);
}

function describe(stats: Stats): RemoteStat {
  const kind = stats.isFile()
    ? 'file'
    : stats.isDirectory()
      ? 'folder'
      : stats.isSymbolicLink()
        ? 'link'
        : 'other';
  return { kind, sizeBytes: stats.size, modifiedAt: new Date(stats.mtime * 1000), mode: stats.mode & 0o7777 };
}
