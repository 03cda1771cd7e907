import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { ContentType } from '../../shared/run/inspection.ts';
import type { LookEnd } from '../../shared/run/look-end.ts';
import { untilAborted } from '../until-aborted.ts';
import { contentType, entropyBitsPerByte, sampleBytes } from './content-type.ts';
import { createLayer } from './layers/layer.ts';
import type { LayerReport } from './layers/contract.ts';
import { Look, type Bounds } from './layers/look.ts';
import { readZipDirectory, type ReadAt, type ZipDirectory } from './layers/zip-directory.ts';

/** A run of zeros that is long enough to be a part that never arrived. */
export interface ZeroRun {
  readonly atBytes: number;
  readonly zeroBytes: number;
}

/** What one pass over a file tells; without `sha256` and `layer` only its ends were read. */
export interface ReadThrough {
  readonly sizeBytes: number;
  readonly sha256?: string;
  readonly head: Buffer;
  readonly tail: Buffer;
  readonly entropy: number;
  readonly contentType: ContentType;
  /** Bytes that take no room on the disk; 0 where the file system does not tell. */
  readonly holeBytes: number;
  readonly modifiedAt: Date;
  readonly layer?: LayerReport;
  readonly zeroRun?: ZeroRun;
  readonly look: Look;
}

export interface ReadOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (doneBytes: number, totalBytes?: number) => void;
  /** `always` reads all of a huge sparse file too. */
  readonly hash?: 'always' | 'sensible';
  readonly bounds?: Partial<Bounds>;
  /** Set where only the bytes are read: no container is opened. */
  readonly ended?: LookEnd;
}

const chunkBytes = 1024 * 1024;

/** A file that is larger than this and mostly holes is no backup; hashing its zeros is for who asks. */
const hugeBytes = 1024 ** 3;

/** Zeros are looked for in steps of this. */
const zeroStepBytes = 64 * 1024;

/**
 * Reads a file once, from the beginning to the end, in bounded memory: hashes it, keeps both its ends, and goes through
 * its containers, unpacking them to nowhere, for only that shows whether they are whole. A huge file of holes is read at
 * its ends only, unless `hash` says otherwise. Rejects with the signal's reason, or with the error of the file system.
 */
export async function readThrough(file: string, options: ReadOptions): Promise<ReadThrough> {
  const { signal, bounds, hash = 'sensible' } = options;
  signal.throwIfAborted();
  const handle = await openFile(file, signal);
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) throw await directoryError(file);
    const look = new Look(createLayer, signal, bounds);
    const readAt = readerOf(handle);
    // Windows tells no blocks.
    const holeBytes =
      stat.blocks > 0 || stat.size > chunkBytes ? Math.max(0, stat.size - stat.blocks * 512) : 0;
    const found = { holeBytes: holeBytes > zeroStepBytes ? holeBytes : 0, modifiedAt: stat.mtime, look };
    const isEmptyGiant = stat.size > hugeBytes && holeBytes > stat.size / 2;
    if (hash === 'sensible' && isEmptyGiant)
      return { ...found, ...(await readEnds(readAt, stat.size)), sizeBytes: stat.size };
    const directory = options.ended ? undefined : await zipDirectory(readAt, stat.size, look);
    return { ...found, ...(await readAll(handle, stat.size, look, directory, options)) };
  } finally {
    // Closing waits for reads that are under way, which a cancel does not.
    const closing = handle.close();
    if (signal.aborted) closing.catch(() => undefined);
    else await closing;
  }
}

/** Opens a file. A network share that has gone may never answer: a cancel does not wait for it. */
async function openFile(file: string, signal: AbortSignal): Promise<fs.promises.FileHandle> {
  const opening = fs.promises.open(file, 'r');
  try {
    return await orAborted(opening, signal);
  } catch (error) {
    // What opens after all is closed; what cannot be opened was told, or nobody waits for it any more.
    void opening.then((late) => late.close()).catch(() => undefined);
    throw error;
  }
}

async function orAborted<T>(doing: Promise<T>, signal: AbortSignal): Promise<T> {
  return untilAborted([signal], (resolve, reject) => void doing.then(resolve, reject));
}

type Ends = Pick<ReadThrough, 'head' | 'tail' | 'entropy' | 'contentType'>;

async function readEnds(readAt: ReadAt, sizeBytes: number): Promise<Ends> {
  const head = await readAt(0, sampleBytes);
  return endsOf(head, await readAt(Math.max(0, sizeBytes - sampleBytes), sampleBytes), sizeBytes);
}

function endsOf(head: Buffer, tail: Buffer, sizeBytes: number): Ends {
  const entropy = entropyBitsPerByte(sizeBytes <= sampleBytes ? head : Buffer.concat([head, tail]));
  return { head, tail, entropy, contentType: contentType(head, tail, entropy) };
}

async function readAll(
  handle: fs.promises.FileHandle,
  expectedBytes: number,
  look: Look,
  directory: ZipDirectory | undefined,
  { signal, onProgress, ended }: ReadOptions,
): Promise<Omit<ReadThrough, 'holeBytes' | 'modifiedAt' | 'look'>> {
  const hash = createHash('sha256');
  const layer = ended
    ? undefined
    : createLayer(look, { depth: 0, within: [], ...(directory && { directory }) });
  const zeros = createZeroWatch();
  let sizeBytes = 0;
  let head: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  // One part is read while the other is looked at.
  const parts = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)] as const;
  const readInto = (part: Buffer, atBytes: number) => {
    const reading = handle.read(part, 0, chunkBytes, atBytes);
    // Whoever leaves the loop early does not wait for it; the error is seen when it is waited for.
    reading.catch(() => undefined);
    return reading;
  };
  let turn: 0 | 1 = 0;
  let pending = readInto(parts[0], 0);
  try {
    for (;;) {
      const { bytesRead } = await orAborted(pending, signal);
      if (bytesRead === 0) break;
      const chunk = parts[turn].subarray(0, bytesRead);
      turn = turn === 0 ? 1 : 0;
      pending = readInto(parts[turn], sizeBytes + bytesRead);
      if (sizeBytes === 0) head = Buffer.from(chunk.subarray(0, sampleBytes));
      else if (head.length < sampleBytes)
        head = Buffer.concat([head, chunk.subarray(0, sampleBytes - head.length)]);
      hash.update(chunk);
      zeros.push(chunk, sizeBytes);
      sizeBytes += bytesRead;
      look.readBytes = sizeBytes;
      tail = lastBytes(tail, chunk);
      await layer?.push(chunk);
      onProgress?.(sizeBytes, Math.max(expectedBytes, sizeBytes));
    }
    const zeroRun = zeros.longest(sizeBytes);
    return {
      sizeBytes,
      sha256: hash.digest('hex'),
      ...endsOf(head, tail, sizeBytes),
      ...(layer && { layer: await layer.end() }),
      ...(zeroRun && { zeroRun }),
    };
  } finally {
    layer?.close();
    // The next part is not let go while the system writes to it.
    if (!signal.aborted) await pending.catch(() => undefined);
  }
}

/** The longest run of zeros, in steps, that neither begins nor ends the file. */
function createZeroWatch() {
  const zeros = Buffer.alloc(zeroStepBytes);
  let run: { atBytes: number; zeroBytes: number } | undefined;
  let longest: ZeroRun | undefined;
  return {
    push(chunk: Buffer, fromBytes: number): void {
      for (let at = 0; at + zeroStepBytes <= chunk.length; at += zeroStepBytes) {
        if (!chunk.subarray(at, at + zeroStepBytes).equals(zeros)) {
          run = undefined;
          continue;
        }
        if (run) run.zeroBytes += zeroStepBytes;
        else run = { atBytes: fromBytes + at, zeroBytes: zeroStepBytes };
        if (run.zeroBytes > (longest?.zeroBytes ?? 0)) longest = { ...run };
      }
    },
    longest: (sizeBytes: number) =>
      longest && longest.atBytes > 0 && longest.atBytes + longest.zeroBytes < sizeBytes - zeroStepBytes
        ? longest
        : undefined,
  };
}

/** The directory of a zip stands at its end, and is read first. A bomb that tells its size is told at once. */
async function zipDirectory(
  readAt: ReadAt,
  sizeBytes: number,
  look: Look,
): Promise<ZipDirectory | undefined> {
  if ((await readAt(0, 4)).toString('latin1') !== 'PK\x03\x04') return undefined;
  const directory = await readZipDirectory(readAt, sizeBytes, look.bounds.mostEntries);
  const { bombFloorBytes, bombRatio } = look.bounds;
  if (directory && directory.totalBytes > bombFloorBytes && directory.totalBytes > bombRatio * sizeBytes) {
    look.isBomb = true;
    look.unpackedBytes = directory.totalBytes;
  }
  if (directory && directory.count > look.bounds.mostEntries) {
    look.entries.isFull = true;
    look.entries.count = directory.count;
  }
  return directory;
}

/** Reads from places of an open file. */
export function readerOf(handle: fs.promises.FileHandle): ReadAt {
  return async (atBytes, bytes) => {
    const buffer = Buffer.alloc(Math.max(0, bytes));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, atBytes + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  };
}

/** The last `sampleBytes` of what came so far, as a copy: the chunk's memory is used again. */
function lastBytes(before: Buffer, chunk: Buffer): Buffer {
  return chunk.length >= sampleBytes
    ? Buffer.from(chunk.subarray(-sampleBytes))
    : Buffer.from(Buffer.concat([before, chunk]).subarray(-sampleBytes));
}

/** The error that reading a folder gives. */
async function directoryError(file: string): Promise<unknown> {
  return fs.promises.readFile(file).then(
    () => new Error(`${file} is a folder`),
    (error: unknown) => error,
  );
}
