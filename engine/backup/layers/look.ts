import type { Layer, LayerOptions } from './contract.ts';
import { EntryList } from './entry-list.ts';

/** How much work a look may be. What is stopped by one of these is said, and never called whole. */
export const bounds = {
  /** Below this much unpacked data nothing is taken for a bomb. */
  bombFloorBytes: 256 * 1024 ** 2,
  /** Logs and dumps shrink to a fiftieth at most; this is far beyond. */
  bombRatio: 250,
  /** Nobody waits for more than this. */
  mostUnpackedBytes: 64 * 1024 ** 3,
  mostEntries: 200_000,
  /** So many are told one by one. */
  listedEntries: 2000,
  depth: 6,
  /** Larger windows and dictionaries are not unpacked. */
  windowBytes: 128 * 1024 ** 2,
  /** Streams, blocks and packed entries, each of which takes its time to begin, however short it is. */
  mostParts: 20_000,
  /** A large file may have more of them: one for so many of its bytes. */
  bytesPerPart: 64,
} as const;
export type Bounds = { readonly [K in keyof typeof bounds]: number };

type OpenLayer = (look: Look, options: LayerOptions) => Layer;

/** What all layers of one file share: the bounds, and what was found. */
export class Look {
  readonly bounds: Bounds;
  readonly signal: AbortSignal;
  readonly entries: EntryList;
  /** Looks at what lies in a layer: the readers know no list of readers. */
  readonly openLayer: OpenLayer;
  /** Bytes of the file itself that were read so far. */
  readBytes = 0;
  unpackedBytes = 0;
  /** Set when a bound on unpacked data stopped the look. */
  isBomb = false;
  tooDeep = false;
  parts = 0;
  /** Set when the bound on parts stopped the look. */
  hasTooManyParts = false;
  /** When other work of the process was let in last (monotonic). */
  breathedMs = performance.now();
  /** The decoder for xz takes one stream at a time. */
  isXzOpen = false;

  constructor(openLayer: OpenLayer, signal: AbortSignal, given: Partial<Bounds> = {}) {
    this.openLayer = openLayer;
    this.signal = signal;
    this.bounds = { ...bounds, ...given };
    this.entries = new EntryList(this.bounds);
  }
}

/** Counts unpacked bytes. False when it has become too much: then the caller stops unpacking. */
export function mayUnpack(look: Look, bytes: number): boolean {
  look.signal.throwIfAborted();
  look.unpackedBytes += bytes;
  const { bombFloorBytes, bombRatio, mostUnpackedBytes } = look.bounds;
  const isBeyondRatio =
    look.unpackedBytes > bombFloorBytes && look.unpackedBytes > bombRatio * look.readBytes;
  if (isBeyondRatio || look.unpackedBytes > mostUnpackedBytes) look.isBomb = true;
  return !look.isBomb;
}

/**
 * Counts a part that is about to be begun; `weight` says as how many. False when there are too many for the size of the
 * file: then the caller stops. What lies packed in a file earns nothing, for it costs whoever made it nothing.
 */
export function mayBegin(look: Look, weight = 1): boolean {
  look.signal.throwIfAborted();
  look.parts += weight;
  const { mostParts, bytesPerPart } = look.bounds;
  if (look.parts > mostParts + look.readBytes / bytesPerPart) look.hasTooManyParts = true;
  return !look.hasTooManyParts;
}

/** Work that is not interrupted for so long keeps others waiting. */
const breathMs = 15;

/** Lets other work of the process in where it is time for it: for loops that wait for nothing themselves. */
export function breathe(look: Look): Promise<void> | void {
  if (performance.now() - look.breathedMs < breathMs) return undefined;
  return new Promise((resolve) => {
    setImmediate(() => {
      look.breathedMs = performance.now();
      resolve();
    });
  });
}
