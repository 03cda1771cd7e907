import path from 'node:path';
import { isMigrationError, MigrationError } from '../../errors.ts';
import type { RemoteWriter } from '../remote-host.ts';

/** Less than this is a full disk: a file system keeps some blocks that nobody can write to. */
const fullBelowBytes = 1024 * 1024;

/**
 * A writer that tells a full disk as such. A server says no more of it than that the write failed (SFTP version 3 has no
 * status for it), so the free space is looked at after a failure that has no better name.
 */
export function tellDiskFull(
  writer: RemoteWriter,
  file: string,
  freeSpaceBytes: (folder: string) => Promise<number | undefined>,
): RemoteWriter {
  let askedBytes = writer.acknowledgedBytes;
  const explained = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      if (!isMigrationError(error, 'transfer.failed')) throw error;
      const freeBytes = await freeSpaceBytes(path.posix.dirname(file)).catch(() => undefined);
      if (freeBytes === undefined || freeBytes >= fullBelowBytes) throw error;
      const neededBytes = askedBytes - writer.acknowledgedBytes;
      throw new MigrationError(
        'transfer.disk-full',
        { path: file, freeBytes, neededBytes },
        { cause: error },
      );
    }
  };
  return {
    get acknowledgedBytes() {
      return writer.acknowledgedBytes;
    },
    write: (chunk) => {
      askedBytes += chunk.byteLength;
      return explained(writer.write(chunk));
    },
    finish: () => explained(writer.finish()),
    abandon: () => writer.abandon(),
  };
}
