import fs, { type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { localError } from './local-errors.ts';

/** The name that a file has until it is whole. */
export function partialName(finalPath: string): string {
  return `${finalPath}.partial`;
}

/** How much may be written before the disk is asked to begin: what is left for the end is short then. */
const syncEveryBytes = 32 * 1024 * 1024;

/** The partial file on the laptop, open for writing. */
export class LocalPartial {
  readonly #file: FileHandle;
  #unsyncedBytes = 0;
  #syncing: Promise<unknown> | undefined;
  #failure: { readonly error: unknown } | undefined;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Opens the file for writing on from `keptBytes`; with 0 a new one, for the owner only, replaces what was there. */
  static async open(partial: string, keptBytes: number): Promise<LocalPartial> {
    if (keptBytes === 0) {
      await fs.rm(partial, { force: true });
      return new LocalPartial(await fs.open(partial, 'wx', 0o600));
    }
    const file = await fs.open(partial, 'r+');
    await file.truncate(keptBytes);
    return new LocalPartial(file);
  }

  /** Writes all of a chunk: the system may take less at once. */
  async write(chunk: Uint8Array, position: number): Promise<void> {
    for (let from = 0; from < chunk.byteLength;) {
      const { bytesWritten } = await this.#file.write(chunk, from, chunk.byteLength - from, position + from);
      from += bytesWritten;
    }
    this.#unsyncedBytes += chunk.byteLength;
    if (this.#unsyncedBytes < syncEveryBytes || this.#syncing) return;
    this.#unsyncedBytes = 0;
    this.#syncing = this.#file.datasync().then(
      () => (this.#syncing = undefined),
      // The system tells of a failed sync once only: kept for the end.
      (error: unknown) => (this.#failure = { error }),
    );
  }

  /** Resolves when every byte is on the disk. */
  async sync(): Promise<void> {
    await this.#syncing;
    if (this.#failure) throw this.#failure.error;
    await this.#file.sync();
  }

  /** Closes the file; what was written stays. */
  async close(): Promise<void> {
    await this.#syncing;
    await this.#file.close();
  }
}

/** Writes a small file for the owner only: it is whole, or the one before. May run twice. Throws `local.*`. */
export async function writeWhole(target: string, content: string): Promise<void> {
  const partial = partialName(target);
  try {
    await fs.writeFile(partial, content, { mode: 0o600, flush: true });
    await fs.rename(partial, target);
  } catch (error) {
    throw await localError(error, target);
  }
}

/** Gives the whole, synced file its final name, in one step and for good. */
export async function renameDurably(partial: string, finalPath: string): Promise<void> {
  await fs.rename(partial, finalPath);
  // Windows cannot sync a folder; its rename is written through by the file system's journal.
  if (process.platform === 'win32') return;
  const folder = await fs.open(path.dirname(finalPath), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
