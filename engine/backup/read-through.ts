import { createHash } from 'node:crypto';
import { createGunzip } from 'node:zlib';
import fs from 'node:fs';
import type { ContentType } from '../../shared/run/inspection.ts';
import { contentType, entropyBitsPerByte, sampleBytes } from './content-type.ts';
import { createTarWalk, type TarWalkEnd } from './tar-header.ts';

/** How an unpacking ended: `too-large` when more came out than anybody wants to wait for. */
export type Unpacked =
  | { readonly kind: 'whole'; readonly innerType: ContentType; readonly innerTar?: TarWalkEnd }
  | { readonly kind: 'cut' }
  | { readonly kind: 'broken'; readonly detail: string }
  | { readonly kind: 'too-large' };

/** What one pass over a file tells. */
export interface ReadThrough {
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly head: Buffer;
  readonly tail: Buffer;
  readonly entropy: number;
  readonly contentType: ContentType;
  readonly tar?: TarWalkEnd;
  readonly unpacked?: Unpacked;
}

const chunkBytes = 1024 * 1024;

/** A gzip unpacks to a thousand times its size at most; beyond this it is no backup. */
const mostUnpackedBytes = 64 * 1024 ** 3;

/**
 * Reads a file once, from the beginning to the end, in bounded memory: hashes it, keeps both its ends, goes through a
 * tar, and unpacks a gzip to nowhere, for only that shows whether it is whole. Rejects with the signal's reason, or with
 * the error of the file system.
 */
export async function readThrough(
  file: string,
  options: {
    readonly signal: AbortSignal;
    readonly onProgress?: (doneBytes: number, totalBytes?: number) => void;
  },
): Promise<ReadThrough> {
  const { signal, onProgress } = options;
  const hash = createHash('sha256');
  const totalBytes = (await fs.promises.stat(file)).size;
  signal.throwIfAborted();
  // Read at once: a stream that is aborted while nobody reads it throws at the whole program.
  const stream = fs.createReadStream(file, { highWaterMark: chunkBytes, signal });
  let sizeBytes = 0;
  let head: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  let tar: ReturnType<typeof createTarWalk> | undefined;
  let gunzip: ReturnType<typeof createUnpacker> | undefined;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (sizeBytes === 0) {
        head = Buffer.from(chunk.subarray(0, sampleBytes));
        const begins = contentType(head, head, 8);
        if (begins === 'tar') tar = createTarWalk();
        if (begins === 'gzip') gunzip = createUnpacker(signal);
      }
      hash.update(chunk);
      sizeBytes += chunk.length;
      tail = lastBytes(tail, chunk);
      tar?.push(chunk);
      await gunzip?.push(chunk);
      onProgress?.(sizeBytes, Math.max(totalBytes, sizeBytes));
    }
    const entropy = entropyBitsPerByte(sizeBytes <= sampleBytes ? head : Buffer.concat([head, tail]));
    const unpacked = await gunzip?.end();
    return {
      sizeBytes,
      sha256: hash.digest('hex'),
      head,
      tail,
      entropy,
      contentType: contentType(head, tail, entropy),
      ...(tar && { tar: tar.end() }),
      ...(unpacked && { unpacked }),
    };
  } finally {
    gunzip?.close();
    stream.destroy();
  }
}

/** The last `sampleBytes` of what came so far, as a copy: the chunk's memory is used again. */
function lastBytes(before: Buffer, chunk: Buffer): Buffer {
  return Buffer.from(Buffer.concat([before, chunk.subarray(-sampleBytes)]).subarray(-sampleBytes));
}

/** Unpacks a gzip, looks at what comes out, and lets it go. */
function createUnpacker(signal: AbortSignal) {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  let unpackedBytes = 0;
  let innerType: ContentType | undefined;
  let innerTar: ReturnType<typeof createTarWalk> | undefined;
  let outcome: Unpacked | undefined;
  const settled = new Promise<void>((resolve) => {
    gunzip.on('data', (chunk: Buffer) => {
      if (unpackedBytes === 0) {
        const head = chunk.subarray(0, sampleBytes);
        innerType = contentType(head, head, entropyBitsPerByte(head));
        if (innerType === 'tar') innerTar = createTarWalk();
      }
      unpackedBytes += chunk.length;
      innerTar?.push(chunk);
      if (unpackedBytes > mostUnpackedBytes) {
        outcome ??= { kind: 'too-large' };
        gunzip.destroy();
      }
    });
    gunzip.on('error', (error: NodeJS.ErrnoException) => (outcome ??= outcomeOf(error)));
    gunzip.on(
      'end',
      () =>
        (outcome ??= {
          kind: 'whole',
          innerType: innerType ?? 'empty',
          ...(innerTar && { innerTar: innerTar.end() }),
        }),
    );
    gunzip.on('close', resolve);
  });

  return {
    /** Resolves when there is room for more, so that unpacking holds the reading back. */
    push: async (chunk: Buffer): Promise<void> => {
      if (outcome !== undefined) return;
      if (gunzip.write(chunk)) return;
      await Promise.race([new Promise((resolve) => gunzip.once('drain', resolve)), settled]);
      signal.throwIfAborted();
    },
    end: async (): Promise<Unpacked> => {
      gunzip.end();
      await settled;
      return outcome ?? { kind: 'cut' };
    },
    close: () => void gunzip.destroy(),
  };
}

function outcomeOf(error: NodeJS.ErrnoException): Unpacked {
  if (error.code === 'Z_BUF_ERROR') return { kind: 'cut' };
  return { kind: 'broken', detail: error.code ?? 'unknown' };
}
