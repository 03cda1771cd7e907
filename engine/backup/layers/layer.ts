import type { ContentType } from '../../../shared/run/inspection.ts';
import { contentType, sampleBytes } from '../content-type.ts';
import { createArmorReader } from './armor-reader.ts';
import { createBzip2Reader } from './bzip2-reader.ts';
import { createGzipReader } from './gzip-reader.ts';
import type { Layer, LayerOptions, Reader } from './contract.ts';
import type { Look } from './look.ts';
import { createOpenPgpReader } from './openpgp-reader.ts';
import { createSevenZipReader } from './seven-zip-reader.ts';
import { createTarReader } from './tar-reader.ts';
import { createXzReader } from './xz-reader.ts';
import { createZipReader } from './zip-reader.ts';
import { createZstdReader } from './zstd-reader.ts';

/** A reader gets no less at once, but at the end: what came byte by byte would cost it as much for each as for all. */
const leastPushBytes = 16 * 1024;
const mostHeldPieces = 64;

/** Looks at a stream as it passes by: what it is, whether it is whole, and what lies in it, layer by layer. */
export function createLayer(look: Look, options: LayerOptions): Layer {
  let sizeBytes = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  let type: ContentType | undefined;
  let reader: Reader | undefined;

  function takeHeld(): Buffer {
    const head = held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
    held = [];
    heldBytes = 0;
    return head;
  }

  /** Keeps a copy. Many small pieces are joined now and then, for each is an object. */
  function hold(bytes: Buffer): void {
    held.push(Buffer.from(bytes));
    heldBytes += bytes.length;
    if (held.length >= mostHeldPieces) held = [Buffer.concat(held)];
  }

  /** Gives what was held to the reader, and then `bytes`. */
  function give(bytes: Buffer): Promise<void> | void {
    if (heldBytes === 0) return reader?.push(bytes);
    const pushed = reader?.push(takeHeld());
    return pushed ? pushed.then(() => reader?.push(bytes)) : reader?.push(bytes);
  }

  function decide(): Promise<void> | void {
    const head = takeHeld();
    const sample = head.subarray(0, sampleBytes);
    type = contentType(sample, sample);
    reader = readerFor(type, look, options);
    return reader?.push(head);
  }

  return {
    push(bytes) {
      sizeBytes += bytes.length;
      if (type !== undefined && !reader) return undefined;
      if (type !== undefined && bytes.length >= leastPushBytes) return give(bytes);
      if (type === undefined && heldBytes === 0 && bytes.length >= sampleBytes) {
        held = [bytes];
        return decide();
      }
      hold(bytes);
      if (type === undefined) return heldBytes >= sampleBytes ? decide() : undefined;
      return heldBytes >= leastPushBytes ? reader?.push(takeHeld()) : undefined;
    },
    async end() {
      if (type === undefined) await decide();
      else if (heldBytes > 0) await reader?.push(takeHeld());
      const report = (await reader?.end()) ?? { end: { kind: 'not-visible' } };
      // `decide` has set it.
      return { contentType: type ?? 'empty', sizeBytes, ...report };
    },
    close: () => reader?.close(),
  };
}

function readerFor(type: ContentType, look: Look, options: LayerOptions): Reader | undefined {
  if (options.depth >= look.bounds.depth) {
    if (unpackable.has(type)) look.tooDeep = true;
    return undefined;
  }
  switch (type) {
    case 'tar':
      return createTarReader(look, options);
    case 'gzip':
      return createGzipReader(look, inside(look, options));
    case 'zstd':
      return createZstdReader(look, inside(look, options));
    case 'xz':
      return createXzReader(look, inside(look, options));
    case 'bzip2':
      return createBzip2Reader(look, inside(look, options));
    case 'zip':
      return createZipReader(look, options);
    case '7z':
      return createSevenZipReader();
    case 'openpgp':
      return createOpenPgpReader();
    case 'openpgp-armor':
      return createArmorReader('-----END PGP MESSAGE-----');
    case 'age-armor':
      return createArmorReader('-----END AGE ENCRYPTED FILE-----');
    default:
      return undefined;
  }
}

const unpackable: ReadonlySet<ContentType> = new Set(['tar', 'gzip', 'zstd', 'xz', 'bzip2', 'zip']);

/** What comes out of a compressed layer. */
function inside(look: Look, { depth, within }: LayerOptions): Layer {
  return createLayer(look, { depth: depth + 1, within });
}
