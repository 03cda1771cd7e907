import { createEntryList, type EntryList } from './entry-list.ts';

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
} as const;
export type Bounds = { readonly [K in keyof typeof bounds]: number };

/** What all layers of one file share: the bounds, and what was found. */
export interface Look {
  readonly bounds: Bounds;
  readonly signal: AbortSignal;
  readonly entries: EntryList;
  /** Bytes of the file itself that were read so far. */
  readBytes: number;
  unpackedBytes: number;
  /** Set when a bound on unpacked data stopped the look. */
  isBomb: boolean;
  tooDeep: boolean;
  /** The decoder for xz takes one stream at a time. */
  isXzOpen: boolean;
}

/** A new look into one file. */
export function createLook(signal: AbortSignal, given: Partial<Bounds> = {}): Look {
  const all = { ...bounds, ...given };
  return {
    bounds: all,
    signal,
    entries: createEntryList(all),
    readBytes: 0,
    unpackedBytes: 0,
    isBomb: false,
    tooDeep: false,
    isXzOpen: false,
  };
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
