import fs from 'node:fs/promises';
import path from 'node:path';
import { MigrationError } from '../errors.ts';

/** What the file system of the laptop threw, as an error of the family `local`. Errors of the engine go through. */
export async function localError(error: unknown, file: string, neededBytes = 0): Promise<unknown> {
  const side = 'local';
  switch ((error as NodeJS.ErrnoException | undefined)?.code) {
    case 'ENOENT':
      return new MigrationError('local.file-missing', { path: file }, { side, cause: error });
    case 'EEXIST':
      return new MigrationError('transfer.already-exists', { path: file }, { side, cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new MigrationError('local.permission-denied', { path: file }, { side, cause: error });
    case 'ENOSPC':
    case 'EDQUOT': {
      const freeBytes = (await localFreeBytes(path.dirname(file))) ?? 0;
      return new MigrationError(
        'local.disk-full',
        { path: file, freeBytes, neededBytes },
        { side, cause: error },
      );
    }
    default:
      return isSystemError(error)
        ? new MigrationError('local.io', { path: file, detail: error.message }, { side, cause: error })
        : error;
  }
}

/** {@link localError}, thrown: for the `catch` of a promise. */
export function asLocal(file: string, neededBytes = 0): (error: unknown) => Promise<never> {
  return async (error) => {
    throw await localError(error, file, neededBytes);
  };
}

/** Bytes that the user may still write below `folder`, or undefined where the system cannot tell. */
export async function localFreeBytes(folder: string): Promise<number | undefined> {
  // Some network drives have no statfs: then the disk itself says when it is full.
  const stat = await fs.statfs(folder).catch(() => undefined);
  return stat && stat.bavail * stat.bsize;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
