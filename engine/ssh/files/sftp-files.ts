import path from 'node:path';
import type { FileEntryWithStats, SFTPWrapper, Stats } from 'ssh2';
import { isMigrationError, MigrationError } from '../../errors.ts';
import type { RemoteHost, RemoteStat } from '../remote-host.ts';
import { translateSftpError } from '../ssh2-errors.ts';
import { PendingRequests, type Done, type StreamGuards } from './pending-requests.ts';
import { readOverSftp } from './sftp-stream.ts';
import { writeOverSftp } from './sftp-writer.ts';

/** The files of a machine, as `RemoteHost` promises them. */
export type Files = Pick<
  RemoteHost,
  'stat' | 'list' | 'read' | 'write' | 'makeFolder' | 'rename' | 'remove' | 'freeSpaceBytes'
>;

/** Files over an SFTP channel. `moreChannels` opens another one of the same connection. Free space is undefined where the server does not know `statvfs@openssh.com`. */
export async function createSftpFiles(
  sftp: SFTPWrapper,
  connectionLost: AbortSignal,
  moreChannels: () => Promise<SFTPWrapper>,
): Promise<Files> {
  const ask = <T>(file: string, signal: AbortSignal, start: (done: Done<T>) => void): Promise<T> =>
    askOnce(file, { signal, connectionLost }, start);
  /** A request whose answer is nothing but whether it went well. */
  const act = (file: string, signal: AbortSignal, start: (done: (error?: Error | null) => void) => void) =>
    ask<undefined>(file, signal, (done) => start((error) => done(error, undefined)));
  // The time of a cheap request, which is the round trip on an idle connection.
  const startMs = performance.now();
  await ask('.', new AbortController().signal, (done) => sftp.realpath('.', done));
  const stream = { connectionLost, roundTripMs: performance.now() - startMs, moreChannels };

  const files: Files = {
    read: (file, options) => readOverSftp(sftp, file, { ...options, ...stream }),
    write: (file, options) => writeOverSftp(sftp, file, { ...options, ...stream }),
    stat: async (file, signal) => {
      try {
        return describe(await ask<Stats>(file, signal, (done) => sftp.stat(file, done)));
      } catch (error) {
        if (isMigrationError(error, 'transfer.source-missing')) return undefined;
        throw error;
      }
    },
    list: async (folder, signal) => {
      const entries = await ask<FileEntryWithStats[]>(folder, signal, (done) => sftp.readdir(folder, done));
      return entries
        .filter((entry) => entry.filename !== '.' && entry.filename !== '..')
        .map((entry) => ({ name: entry.filename, ...describe(entry.attrs) }));
    },
    makeFolder: async (folder, signal) => {
      const there = await files.stat(folder, signal);
      if (there?.kind === 'folder') return;
      if (there) throw new MigrationError('transfer.already-exists', { path: folder });
      const parent = path.posix.dirname(folder);
      if (parent !== folder) await files.makeFolder(parent, signal);
      try {
        await act(folder, signal, (done) => sftp.mkdir(folder, { mode: 0o700 }, done));
      } catch (error) {
        // Somebody else made it in between.
        if ((await files.stat(folder, signal))?.kind !== 'folder') throw error;
      }
    },
    rename: async (from, to, signal) => {
      try {
        await act(from, signal, (done) => sftp.ext_openssh_rename(from, to, done));
      } catch (error) {
        if (!isUnsupported(error)) throw error;
        // SFTP version 3 refuses to rename over a file: the final name is missing for a moment.
        await files.remove(to, signal);
        await act(from, signal, (done) => sftp.rename(from, to, done));
      }
    },
    remove: async (file, signal) => {
      try {
        await act(file, signal, (done) => sftp.unlink(file, done));
      } catch (error) {
        if (!isMigrationError(error, 'transfer.source-missing')) throw error;
      }
    },
    freeSpaceBytes: async (folder, signal) => {
      try {
        const { f_frsize, f_bavail } = await ask<FileSystem>(folder, signal, (done) => {
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
    },
  };
  return files;
}

interface FileSystem {
  readonly f_frsize: number;
  readonly f_bavail: number;
}

async function askOnce<T>(file: string, guards: StreamGuards, start: (done: Done<T>) => void): Promise<T> {
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
