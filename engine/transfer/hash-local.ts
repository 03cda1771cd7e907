import { createHash, type Hash } from 'node:crypto';
import type { OnProgress } from './progress-throttle.ts';
import { readLocal } from './read-local.ts';

export interface HashOptions {
  readonly signal: AbortSignal;
  /** Only the head of the file. Default: all of it. */
  readonly firstBytes?: number;
  readonly onProgress?: OnProgress;
}

const chunkBytes = 1024 * 1024;

/** SHA-256 of a file on the laptop, as 64 hexadecimal digits, and how many bytes went into it. Throws `local.*`. */
export async function hashLocal(
  file: string,
  options: HashOptions,
): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
  const hash = createHash('sha256');
  const sizeBytes = await hashLocalInto(hash, file, options);
  return { sha256: hash.digest('hex'), sizeBytes };
}

/** Feeds a file, or its head, to `hash`, which can go on from there. Gives the number of bytes: fewer where the file is shorter. */
export async function hashLocalInto(hash: Hash, file: string, options: HashOptions): Promise<number> {
  const { signal, firstBytes, onProgress } = options;
  let doneBytes = 0;
  const range = firstBytes !== undefined && { lengthBytes: firstBytes };
  for await (const chunk of readLocal(file, { chunkBytes, ...range })) {
    signal.throwIfAborted();
    hash.update(chunk);
    doneBytes += chunk.length;
    onProgress?.(doneBytes, firstBytes);
  }
  return doneBytes;
}
