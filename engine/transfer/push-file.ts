import fs from 'node:fs/promises';
import path from 'node:path';
import { isMigrationError, MigrationError } from '../errors.ts';
import type { RemoteStat, RemoteWriter } from '../ssh/remote-host.ts';
import { agreedPrefix, type AgreedPrefix } from './agreed-prefix.ts';
import { hashLocal } from './hash-local.ts';
import { hashRemote, type RemoteHash } from './hash-remote.ts';
import { keepTrying, type RetryOptions } from './keep-trying.ts';
import { asLocal } from './local-errors.ts';
import type { HashTool } from '../../shared/run/facts.ts';
import { partialName } from './local-partial.ts';
import type { OnProgress } from './progress-throttle.ts';
import { readLocal } from './read-local.ts';
import { watchForStall } from './stall-watch.ts';

export interface PushOptions extends RetryOptions {
  readonly localPath: string;
  /** The final name; its folder exists. While bytes move the file is called `<remotePath>.partial`. */
  readonly remotePath: string;
  /** The SHA-256 that the file is known to have. Absent: whatever the file holds now. */
  readonly sha256?: string;
  readonly limitBytes?: number;
  /** Without a single byte for this long the connection counts as cut. Default 30 s. */
  readonly stallMs?: number;
  readonly onProgress?: OnProgress;
  /** What `relayFile` left under the `.partial` name: spares a second hash while the file still stands as it was. */
  readonly relayed?: RelayedPartial;
}

/** A whole file under its `.partial` name, hashed by the machine that it lies on. */
export interface RelayedPartial {
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
  readonly hash: RemoteHash;
}

export interface PushedFile {
  readonly sizeBytes: number;
  readonly sha256: string;
  /** How much was there already when the bytes last began to move. */
  readonly resumedFromBytes: number;
  /** What hashed the file on the far side. */
  readonly how: HashTool;
}

/**
 * Brings a file to a machine: under a `.partial` name (mode 0600) until that machine has hashed it and found the same.
 * A cut is resumed where both sides have the same bytes, also one that happened in an earlier process. Cancelled or cut for
 * good, it leaves the `.partial` for the next time; one whose hash is wrong is removed. The same file under the final name
 * is not moved again. May run twice, not at the same time.
 *
 * Throws `transfer.already-exists` where a different file has the final name, `transfer.disk-full`, `size.over-limit`,
 * `integrity.hash-mismatch`, `transfer.cut`, `transfer.stalled`, `local.*`.
 */
export async function pushFile(options: PushOptions): Promise<PushedFile> {
  const { host, remotePath, localPath, signal } = options;
  const name = path.posix.basename(remotePath);
  // Where a cut write stopped: what lies behind was in flight, and may have holes.
  let acknowledgedBytes = Infinity;
  return keepTrying(name, options, async (noteDone) => {
    const sizeBytes = await guardedSize(options);
    const partial = partialName(remotePath);
    // Asked at once: each alone would cost a round trip.
    const [final, stat, freeBytes] = await Promise.all([
      host.stat(remotePath, signal),
      host.stat(partial, signal),
      host.freeSpaceBytes(path.posix.dirname(remotePath), signal),
    ]);
    if (final) return await expectSame(options, sizeBytes, final);
    const ready = relayedHash(options, sizeBytes, stat);
    if (ready) return await settle(options, sizeBytes, sizeBytes, ready.sha256, ready);
    const partBytes = stat?.sizeBytes ?? 0;
    const candidateBytes = partBytes <= sizeBytes ? Math.min(partBytes, acknowledgedBytes) : 0;
    const kept = await agreedPrefix(host, partial, localPath, candidateBytes, signal);
    const keptBytes = kept.sizeBytes;
    expectSpace(remotePath, freeBytes, sizeBytes - Math.min(partBytes, sizeBytes));
    if (stat && keptBytes === 0) await host.remove(partial, signal);
    acknowledgedBytes = keptBytes;
    if (keptBytes < sizeBytes || sizeBytes === 0) {
      await stream(options, partial, sizeBytes, kept, (doneBytes) =>
        noteDone((acknowledgedBytes = doneBytes)),
      );
    }
    const sha256 = kept.hash.digest('hex');
    return await settle(options, sizeBytes, keptBytes, sha256, await hashRemote(host, partial, { signal }));
  });
}

/** Size of the local file, after it was held against what is allowed. */
async function guardedSize({ localPath, limitBytes }: PushOptions): Promise<number> {
  const { size: sizeBytes } = await fs.stat(localPath).catch(asLocal(localPath));
  if (limitBytes !== undefined && sizeBytes > limitBytes) {
    throw new MigrationError('size.over-limit', { name: path.basename(localPath), sizeBytes, limitBytes });
  }
  return sizeBytes;
}

/** The same file under the final name, from an earlier run: nothing needs to move. Throws where it is a different one. */
async function expectSame(options: PushOptions, sizeBytes: number, stat: RemoteStat): Promise<PushedFile> {
  const { host, remotePath, localPath, signal } = options;
  const differs = new MigrationError('transfer.already-exists', { path: remotePath });
  if (stat.kind !== 'file' || stat.sizeBytes !== sizeBytes) throw differs;
  const [local, remote] = await Promise.all([
    hashLocal(localPath, { signal }),
    hashRemote(host, remotePath, { signal }),
  ]);
  if (local.sha256 !== remote.sha256) throw differs;
  expectKnownHash(options, local.sha256);
  options.onProgress?.(sizeBytes, sizeBytes);
  return { sizeBytes, sha256: local.sha256, resumedFromBytes: sizeBytes, how: remote.how };
}

/** The hash of what was relayed, if it is what is to be pushed and nobody touched it since. */
function relayedHash(
  { relayed, sha256, remotePath }: PushOptions,
  sizeBytes: number,
  stat?: RemoteStat,
): RemoteHash | undefined {
  const isUntouched =
    relayed?.path === partialName(remotePath) &&
    relayed.sizeBytes === sizeBytes &&
    stat?.sizeBytes === sizeBytes &&
    stat.modifiedAt.getTime() === relayed.modifiedAt.getTime();
  return isUntouched && relayed.hash.sha256 === sha256 ? relayed.hash : undefined;
}

function expectSpace(remotePath: string, freeBytes: number | undefined, neededBytes: number): void {
  if (freeBytes === undefined || freeBytes >= neededBytes) return;
  throw new MigrationError('transfer.disk-full', { path: remotePath, freeBytes, neededBytes });
}

/** Moves what is missing into the partial file and waits until the far side has all of it. */
async function stream(
  options: PushOptions,
  partial: string,
  sizeBytes: number,
  { sizeBytes: keptBytes, hash }: AgreedPrefix,
  noteDone: (doneBytes: number) => void,
): Promise<void> {
  const { host, clock, signal, localPath, stallMs = 30_000, onProgress, pausing } = options;
  const isHeld = pausing?.isHeld;
  const name = path.posix.basename(options.remotePath);
  const open = keptBytes === 0 ? 'create' : { continueAtBytes: keptBytes };
  let writer: RemoteWriter | undefined;
  let sentBytes = keptBytes;
  try {
    await watchForStall(name, { clock, signal, stallMs, isHeld }, async (watched, noteMoved) => {
      writer = await host.write(partial, { signal: watched, open });
      const far = writer;
      const note = (): void => {
        noteMoved(far.acknowledgedBytes);
        noteDone(far.acknowledgedBytes);
        onProgress?.(far.acknowledgedBytes, sizeBytes);
      };
      note();
      for await (const chunk of readLocal(localPath, { offsetBytes: keptBytes, chunkBytes })) {
        hash.update(chunk);
        await far.write(chunk);
        sentBytes += chunk.length;
        note();
        if (isHeld?.() === true) await pausing?.wait();
      }
      if (sentBytes !== sizeBytes)
        throw new MigrationError('integrity.size-mismatch', {
          name: path.basename(localPath),
          expectedBytes: sizeBytes,
          actualBytes: sentBytes,
        });
      await far.finish();
      note();
    });
  } catch (error) {
    await writer?.abandon();
    signal.throwIfAborted();
    // SFTP has no word for a full disk.
    if (isMigrationError(error, 'transfer.failed')) {
      const freeBytes = await host.freeSpaceBytes(path.posix.dirname(partial), signal);
      expectSpace(options.remotePath, freeBytes, Math.max(1, sizeBytes - sentBytes));
    }
    throw error;
  }
}

/** OpenSSH's largest write, so that each chunk is one request. */
const chunkBytes = 255 * 1024;

/** The proof, and only then the final name. */
async function settle(
  options: PushOptions,
  sizeBytes: number,
  resumedFromBytes: number,
  sha256: string,
  far: RemoteHash,
): Promise<PushedFile> {
  const { host, remotePath, signal } = options;
  const partial = partialName(remotePath);
  const isKnown = options.sha256 === undefined || options.sha256 === sha256;
  if (!isKnown || far.sha256 !== sha256) {
    await host.remove(partial, signal);
    expectKnownHash(options, sha256);
    throw hashMismatch(remotePath, sha256, far.sha256);
  }
  await host.rename(partial, remotePath, signal);
  options.onProgress?.(sizeBytes, sizeBytes);
  return { sizeBytes, sha256, resumedFromBytes, how: far.how };
}

/** The local file must still be the one that was verified. */
function expectKnownHash({ sha256, localPath }: PushOptions, actualSha256: string): void {
  if (sha256 !== undefined && sha256 !== actualSha256) throw hashMismatch(localPath, sha256, actualSha256);
}

/** The error for a file with another hash than the one that it must have. */
export function hashMismatch(file: string, expectedSha256: string, actualSha256: string): MigrationError {
  const name = path.posix.basename(file);
  return new MigrationError('integrity.hash-mismatch', { name, expectedSha256, actualSha256 });
}
