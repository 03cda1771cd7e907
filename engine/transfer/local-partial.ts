import fs, { type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/** The name that a file has until it is whole. */
export function partialName(finalPath: string): string {
  return `${finalPath}.partial`;
}

/** Opens the partial file for writing on from `keptBytes`; with 0 a new one, for the owner only, replaces what was there. */
export async function openPartial(partial: string, keptBytes: number): Promise<FileHandle> {
  if (keptBytes === 0) {
    await fs.rm(partial, { force: true });
    return fs.open(partial, 'wx', 0o600);
  }
  const file = await fs.open(partial, 'r+');
  await file.truncate(keptBytes);
  return file;
}

/** Writes all of a chunk: the system may take less at once. */
export async function writeFully(file: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let from = 0; from < chunk.byteLength;) {
    const { bytesWritten } = await file.write(chunk, from, chunk.byteLength - from, position + from);
    from += bytesWritten;
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
