import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { MigrationError } from '../errors.ts';

/**
 * Copies a file that the admin handed over to `target`, for the owner only, under a `.partial` name until it is whole; the
 * admin's file stays. May run twice: an earlier copy is replaced. Throws `local.*`.
 */
export async function adoptFile(source: string, target: string, signal: AbortSignal): Promise<void> {
  const partial = `${target}.partial`;
  try {
    await pipeline(fs.createReadStream(source), fs.createWriteStream(partial, { mode: 0o600, flush: true }), {
      signal,
    });
    await fs.promises.rename(partial, target);
  } catch (error) {
    await fs.promises.rm(partial, { force: true });
    signal.throwIfAborted();
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT')
      throw new MigrationError('local.file-missing', { path: source }, { side: 'local', cause: error });
    if (code === 'EACCES' || code === 'EPERM')
      throw new MigrationError('local.permission-denied', { path: source }, { side: 'local', cause: error });
    if (code === 'ENOSPC')
      throw new MigrationError(
        'local.disk-full',
        { path: target, freeBytes: 0, neededBytes: fs.statSync(source).size },
        { side: 'local', cause: error },
      );
    throw new MigrationError(
      'local.io',
      { path: source, detail: String(error) },
      { side: 'local', cause: error },
    );
  }
}
