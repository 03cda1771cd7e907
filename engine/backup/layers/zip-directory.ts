import { shortName } from './entry-list.ts';

/** What the directory at the end of a zip says of one entry. */
export interface DirectoryEntry {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly name: string;
  /** Where its local header stands. */
  readonly atBytes: number;
  /** AES strength (1 to 3) of WinZip's extra field. */
  readonly aesStrength?: number;
  /** Method below the encryption of WinZip. */
  readonly innerMethod?: number;
}

/** Reads bytes from a place of the file; fewer where it ends. */
export type ReadAt = (atBytes: number, bytes: number) => Promise<Buffer>;

export interface ZipDirectory {
  readonly count: number;
  /** By the place of the local header; only so many as `mostEntries` allows. */
  readonly entries: ReadonlyMap<number, DirectoryEntry>;
  readonly totalBytes: number;
  readonly isComplete: boolean;
}

const endBytes = 22;
const longestComment = 65_535;
const partBytes = 1024 * 1024;
const headerBytes = 46;

/**
 * The directory of a zip that lies on the disk (PKWARE APPNOTE 4.3.12 and 4.3.16, zip64 too), bounded. Undefined where
 * its end is not there or it makes no sense: then the file is read from its beginning without it.
 */
export async function readZipDirectory(
  readAt: ReadAt,
  sizeBytes: number,
  mostEntries: number,
): Promise<ZipDirectory | undefined> {
  const range = await directoryRange(readAt, sizeBytes);
  if (!range) return undefined;
  const entries = new Map<number, DirectoryEntry>();
  let held: Buffer = Buffer.alloc(0);
  let at = range.fromBytes;
  let totalBytes = 0;
  while (entries.size < Math.min(range.count, mostEntries)) {
    const entry = readDirectoryEntry(held);
    if (entry === 'broken') return undefined;
    if (entry === undefined) {
      const part = await readAt(at, Math.min(partBytes, range.toBytes - at));
      if (part.length === 0) break;
      at += part.length;
      held = Buffer.concat([held, part]);
      continue;
    }
    // The names of very many are kept: short ones.
    const kept = { ...entry.entry, name: shortName(entry.entry.name) };
    entries.set(kept.atBytes + range.shiftBytes, kept);
    totalBytes += entry.entry.sizeBytes;
    held = held.subarray(entry.bytes);
  }
  return { count: range.count, entries, totalBytes, isComplete: entries.size === range.count };
}

interface DirectoryRange {
  readonly fromBytes: number;
  readonly toBytes: number;
  readonly count: number;
  /** Bytes before the archive, as in one that unpacks itself. */
  readonly shiftBytes: number;
}

async function directoryRange(readAt: ReadAt, sizeBytes: number): Promise<DirectoryRange | undefined> {
  const tailAt = Math.max(0, sizeBytes - endBytes - longestComment);
  const tail = await readAt(tailAt, sizeBytes - tailAt);
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (at === -1 || at + endBytes > tail.length) return undefined;
  let count = tail.readUInt16LE(at + 10);
  let directoryBytes = tail.readUInt32LE(at + 12);
  let directoryAt = tail.readUInt32LE(at + 16);
  let endAt = tailAt + at;
  const locator = at >= 20 ? tail.subarray(at - 20, at) : Buffer.alloc(0);
  if (locator.toString('latin1', 0, 4) === 'PK\x06\x07') {
    const recordAt = Number(locator.readBigUInt64LE(8));
    const record = await readAt(recordAt, 56);
    if (record.length === 56 && record.toString('latin1', 0, 4) === 'PK\x06\x06') {
      count = Number(record.readBigUInt64LE(32));
      directoryBytes = Number(record.readBigUInt64LE(40));
      directoryAt = Number(record.readBigUInt64LE(48));
      endAt = recordAt;
    }
  }
  const shiftBytes = endAt - directoryBytes - directoryAt;
  if (shiftBytes < 0 || !Number.isSafeInteger(shiftBytes)) return undefined;
  return { fromBytes: directoryAt + shiftBytes, toBytes: endAt, count, shiftBytes };
}

/** One record at the beginning of `bytes`; undefined while it is not all there. */
export function readDirectoryEntry(
  bytes: Buffer,
): { readonly entry: DirectoryEntry; readonly bytes: number } | 'broken' | undefined {
  if (bytes.length < headerBytes) return undefined;
  if (bytes.toString('latin1', 0, 4) !== 'PK\x01\x02') return 'broken';
  const nameBytes = bytes.readUInt16LE(28);
  const extraBytes = bytes.readUInt16LE(30);
  const length = headerBytes + nameBytes + extraBytes + bytes.readUInt16LE(32);
  if (bytes.length < length) return undefined;
  const extra = bytes.subarray(headerBytes + nameBytes, headerBytes + nameBytes + extraBytes);
  const wide = wideSizes(extra, [bytes.readUInt32LE(24), bytes.readUInt32LE(20), bytes.readUInt32LE(42)]);
  const aes = aesField(extra);
  const [sizeBytes = 0, packedBytes = 0, atBytes = 0] = wide;
  return {
    bytes: length,
    entry: {
      flags: bytes.readUInt16LE(8),
      method: bytes.readUInt16LE(10),
      crc: bytes.readUInt32LE(16),
      packedBytes,
      sizeBytes,
      name: zipName(bytes.subarray(headerBytes, headerBytes + nameBytes), bytes.readUInt16LE(8)),
      atBytes,
      ...aes,
    },
  };
}

/** Replaces what does not fit into 32 bits by the zip64 field, in its fixed order. */
export function wideSizes(extra: Buffer, narrow: readonly number[]): number[] {
  const field = extraField(extra, 0x0001);
  let at = 0;
  return narrow.map((value) => {
    if (value !== 0xffff_ffff || !field || at + 8 > field.length) return value;
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  });
}

/** WinZip's field for AES: vendor, strength, and the method below. */
export function aesField(extra: Buffer): { aesStrength?: number; innerMethod?: number } {
  const field = extraField(extra, 0x9901);
  return field && field.length >= 7
    ? { aesStrength: field.readUInt8(4), innerMethod: field.readUInt16LE(5) }
    : {};
}

export function extraField(extra: Buffer, id: number): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return undefined;
}

/** UTF-8 where the flag says so; else an old code page, of which only ASCII is sure. */
export function zipName(bytes: Buffer, flags: number): string {
  return bytes.toString((flags & 0x800) !== 0 ? 'utf8' : 'latin1');
}
