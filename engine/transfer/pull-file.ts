import type { Hash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { MigrationError } from '../errors.ts';
import { agreedPrefix } from './agreed-prefix.ts';
import { keepTrying, type RetryOptions } from './keep-trying.ts';
import { asLocal, localError, localFreeBytes } from './local-errors.ts';
import { LocalPartial, partialName, renameDurably } from './local-partial.ts';
import type { OnProgress } from './progress-throttle.ts';
import { watchForStall } from './stall-watch.ts';

export interface PullOptions extends RetryOptions {
  readonly remotePath: string;
  /** The final name. While bytes move the file is called `<localPath>.partial`. */
  readonly localPath: string;
  /** What the file was seen to weigh before. */
  readonly expectedSizeBytes?: number;
  readonly limitBytes?: number;
  /** Without a single byte for this long the connection counts as cut. Default 30 s. */
  readonly stallMs?: number;
  readonly onProgress?: OnProgress;
  /** Gets each chunk with its place in the file while it is written to the disk. Must not throw. */
  readonly alsoTo?: (chunk: Uint8Array, positionBytes: number) => Promise<void>;
}

export interface PulledFile {
  readonly sizeBytes: number;
  readonly sha256: string;
  /** How much was there already when the bytes last began to move. */
  readonly resumedFromBytes: number;
}

/**
 * Brings a file to the laptop: size held against the limit before a byte moves and while they do, hashed on the way, under
 * a `.partial` name (mode 0600) until it is whole and synced. A cut is resumed where both sides have the same bytes, also
 * one that happened in an earlier process. Whatever else has the final name is replaced, at the very end; the same file is
 * not moved again. Cancelled or failed, it leaves the `.partial` for the next time. May run twice, not at the same time.
 *
 * Throws `size.over-limit`, `size.grew`, `transfer.source-*`, `transfer.cut`, `transfer.stalled`, `local.*`.
 */
export async function pullFile(options: PullOptions): Promise<PulledFile> {
  const { host, remotePath, localPath, signal } = options;
  return keepTrying(path.posix.basename(remotePath), options, async (noteDone) => {
    const sizeBytes = await guardedSize(options);
    const there = await alreadyThere(options, sizeBytes);
    if (there) return there;
    const partial = partialName(localPath);
    const partBytes = await localSize(partial);
    const candidateBytes = partBytes <= sizeBytes ? partBytes : 0;
    const kept = await agreedPrefix(host, remotePath, partial, candidateBytes, signal);
    await expectSpace(partial, sizeBytes - kept.sizeBytes);
    const sha256 = await stream(options, partial, sizeBytes, kept, noteDone);
    await renameDurably(partial, localPath).catch(asLocal(localPath));
    return { sizeBytes, sha256, resumedFromBytes: kept.sizeBytes };
  });
}

/** Size of the remote file, after it was held against what was expected and allowed. */
async function guardedSize({
  host,
  remotePath,
  limitBytes,
  expectedSizeBytes,
  signal,
}: PullOptions): Promise<number> {
  const stat = await host.stat(remotePath, signal);
  if (stat?.kind !== 'file') throw new MigrationError('transfer.source-missing', { path: remotePath });
  const { sizeBytes } = stat;
  const name = path.posix.basename(remotePath);
  if (limitBytes !== undefined && sizeBytes > limitBytes) {
    throw new MigrationError('size.over-limit', { name, sizeBytes, limitBytes });
  }
  if (expectedSizeBytes !== undefined) expectSize(name, sizeBytes, expectedSizeBytes);
  return sizeBytes;
}

function expectSize(name: string, sizeBytes: number, expectedBytes: number): void {
  if (sizeBytes > expectedBytes) throw new MigrationError('size.grew', { name, sizeBytes, expectedBytes });
  if (sizeBytes < expectedBytes) {
    throw new MigrationError('transfer.source-truncated', { name, sizeBytes, expectedBytes });
  }
}

/** The same file under the final name, from an earlier run: nothing needs to move. */
async function alreadyThere(options: PullOptions, sizeBytes: number): Promise<PulledFile | undefined> {
  const { host, remotePath, localPath, signal } = options;
  if (sizeBytes === 0 || (await localSize(localPath)) !== sizeBytes) return undefined;
  const same = await agreedPrefix(host, remotePath, localPath, sizeBytes, signal);
  if (same.sizeBytes !== sizeBytes) return undefined;
  options.onProgress?.(sizeBytes, sizeBytes);
  return { sizeBytes, sha256: same.hash.digest('hex'), resumedFromBytes: sizeBytes };
}

async function localSize(file: string): Promise<number> {
  try {
    return (await fs.stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw await localError(error, file);
  }
}

async function expectSpace(file: string, neededBytes: number): Promise<void> {
  const freeBytes = await localFreeBytes(path.dirname(file));
  if (freeBytes === undefined || freeBytes >= neededBytes) return;
  throw new MigrationError('local.disk-full', { path: file, freeBytes, neededBytes });
}

/** Moves what is missing into the partial file and syncs it. Gives the hash of the whole. */
async function stream(
  options: PullOptions,
  partial: string,
  sizeBytes: number,
  { sizeBytes: keptBytes, hash }: { readonly sizeBytes: number; readonly hash: Hash },
  noteDone: (doneBytes: number) => void,
): Promise<string> {
  const { host, remotePath, clock, signal, stallMs = 30_000, onProgress, alsoTo, pausing } = options;
  const isHeld = pausing?.isHeld;
  const name = path.posix.basename(remotePath);
  const file = await LocalPartial.open(partial, keptBytes).catch(asLocal(partial));
  try {
    let doneBytes = keptBytes;
    onProgress?.(doneBytes, sizeBytes);
    await watchForStall(name, { clock, signal, stallMs, isHeld }, async (watched, noteMoved) => {
      if (doneBytes === sizeBytes) return;
      const range = { offsetBytes: keptBytes, lengthBytes: sizeBytes - keptBytes };
      for await (const chunk of host.read(remotePath, { signal: watched, ...range })) {
        const written = file.write(chunk, doneBytes).catch(asLocal(partial, sizeBytes - doneBytes));
        const passedOn = alsoTo?.(chunk, doneBytes);
        hash.update(chunk);
        await Promise.all([written, passedOn]);
        doneBytes += chunk.byteLength;
        noteMoved(doneBytes);
        noteDone(doneBytes);
        onProgress?.(doneBytes, sizeBytes);
        if (isHeld?.() === true) await pausing?.wait();
      }
    });
    await Promise.all([file.sync().catch(asLocal(partial)), expectUnchanged(options, sizeBytes, doneBytes)]);
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}

/** The file may have been written to, or cut, while it was read. */
async function expectUnchanged(
  { host, remotePath, signal }: PullOptions,
  sizeBytes: number,
  doneBytes: number,
): Promise<void> {
  const name = path.posix.basename(remotePath);
  const nowBytes = (await host.stat(remotePath, signal))?.sizeBytes;
  if (nowBytes === undefined) throw new MigrationError('transfer.source-missing', { path: remotePath });
  expectSize(name, nowBytes, sizeBytes);
  // The bytes are still there, but the far side stopped sending them.
  if (doneBytes < sizeBytes) throw new MigrationError('transfer.cut', { name, doneBytes, attempts: 0 });
}
