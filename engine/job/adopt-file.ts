import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { localError } from '../transfer/local-errors.ts';

/**
 * Copies a file that the admin handed over to `target`, for the owner only, under a `.partial` name until it is whole; the
 * admin's file stays. May run twice: an earlier copy is replaced. Throws `local.*`.
 */
export async function adoptFile(source: string, target: string, signal: AbortSignal): Promise<void> {
  const partial = `${target}.partial`;
  let sizeBytes = 0;
  try {
    sizeBytes = (await fs.promises.stat(source)).size;
    await pipeline(fs.createReadStream(source), fs.createWriteStream(partial, { mode: 0o600, flush: true }), {
      signal,
    });
    await fs.promises.rename(partial, target);
  } catch (error) {
    await fs.promises.rm(partial, { force: true });
    signal.throwIfAborted();
    // The system names the file that it could not open, and none that it could not read or write.
    const { syscall, path = syscall === 'read' ? source : target } = error as NodeJS.ErrnoException;
    throw await localError(error, path, sizeBytes);
  }
}
