import { createHash } from 'node:crypto';
import type { ArchiveEntry } from '../../../shared/run/inspection.ts';
import { createEntryContent, type EntryContent } from './entry-content.ts';
import { shortName } from './entry-list.ts';
import { createInflater, type Inflater } from './inflater.ts';
import type { LayerEnd, LayerOptions, Reader } from './contract.ts';
import { mayBegin, mayUnpack, type Look } from './look.ts';
import { createSteps } from './steps.ts';
import { aesField, readDirectoryEntry, wideSizes, zipName } from './zip-directory.ts';

const localBytes = 30;
const endBytes = 22;
const longestRecord = 4 * 65_536;
/** So much of a record tells how long it is. */
const recordHeadBytes = 64;
/** A longer name is kept as its hash. */
const longestKeptName = 64;
/** An entry that is not packed costs less to begin than one that is. */
const storedWeight = 0.1;

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number | undefined;
  readonly sizeBytes: number;
  readonly isEncrypted: boolean;
  readonly hasDescriptor: boolean;
}

type State =
  | { readonly at: 'record' }
  | {
      readonly at: 'content';
      readonly entry: Entry;
      readonly content: EntryContent | undefined;
      readonly inflater: Inflater | undefined;
      leftBytes: number | undefined;
      outBytes: number;
    }
  | { readonly at: 'descriptor'; readonly entry: Entry; readonly crc: number; readonly outBytes: number }
  | { readonly at: 'comment'; leftBytes: number }
  | { readonly at: 'after' };

/**
 * zip (PKWARE APPNOTE, zip64 too) from its first byte to its last: local headers, contents held against their CRC-32, the
 * directory held against them, the end. `directory` helps where a local header does not know its size.
 */
export function createZipReader(look: Look, { depth, within, directory }: LayerOptions): Reader {
  let state: State = { at: 'record' };
  let held: Buffer = Buffer.alloc(0);
  let endAt = 0;
  let localCount = 0;
  let directoryCount = 0;
  /** What local headers said, as the directory must repeat it; bounded like the entries. */
  const seen = new Map<number, Pick<Entry, 'crc' | 'sizeBytes' | 'name' | 'method' | 'isEncrypted'>>();
  let entryAt = 0;

  const steps = createSteps({
    take,
    endOf,
    close: () => {
      if (state.at !== 'content') return;
      state.inflater?.close();
      state.content?.close();
    },
  });
  return steps;

  function endOf(): LayerEnd {
    if (state.at === 'after') return { kind: 'whole' };
    const atBytes = steps.doneBytes;
    if (state.at !== 'content') return { kind: 'cut', atBytes };
    const { entry, leftBytes } = state;
    return {
      kind: 'cut',
      atBytes,
      entry: shortName(entry.name),
      ...(leftBytes !== undefined && { missingBytes: leftBytes }),
    };
  }

  function take(bytes: Buffer): number | Promise<number> {
    switch (state.at) {
      case 'record':
        return takeRecord(bytes);
      case 'content':
        return takeContent(bytes, state);
      case 'descriptor':
        return takeDescriptor(bytes, state);
      case 'comment': {
        const usedBytes = Math.min(bytes.length, state.leftBytes);
        state.leftBytes -= usedBytes;
        if (state.leftBytes === 0) isOver(usedBytes);
        return usedBytes;
      }
      case 'after':
        return steps.trail(endAt);
      default:
        return state satisfies never;
    }
  }

  /** Gathers a record of any kind and goes where it leads. */
  async function takeRecord(bytes: Buffer): Promise<number> {
    const before = held.length;
    let all = before === 0 ? bytes : Buffer.concat([held, bytes.subarray(0, recordHeadBytes)]);
    const length = recordBytes(all);
    // Only as much is copied as the record is long: many short ones stand in one piece.
    if (before > 0 && length !== undefined && length !== 'broken' && length <= longestRecord)
      all = Buffer.concat([held, bytes.subarray(0, Math.max(0, length - before))]);
    if (length === 'broken' || (length !== undefined && length > longestRecord))
      return steps.breakOff(localCount === 0 ? 'header' : 'record');
    if (length === undefined || all.length < length) {
      const kept = Math.min(bytes.length, longestRecord);
      held = Buffer.concat([held, bytes.subarray(0, kept)]);
      return kept;
    }
    held = Buffer.alloc(0);
    const usedBytes = length - before;
    await recordIsThere(all.subarray(0, length), usedBytes);
    return usedBytes;
  }

  async function recordIsThere(record: Buffer, usedBytes: number): Promise<void> {
    switch (record.toString('latin1', 0, 4)) {
      case 'PK\x03\x04':
        return beginEntry(record, steps.doneBytes + usedBytes - record.length);
      case 'PK\x01\x02':
        directoryEntryIsThere(record);
        return;
      case 'PK\x05\x06':
        endIsThere(record, usedBytes);
        return;
      default:
        // zip64's own end records, and signatures.
        return;
    }
  }

  async function beginEntry(record: Buffer, atBytes: number): Promise<void> {
    const entry = localEntry(record, directory?.entries.get(atBytes));
    entryAt = atBytes;
    localCount += 1;
    const listed: ArchiveEntry = {
      path: entry.name,
      kind: entry.name.endsWith('/') ? 'folder' : 'file',
      sizeBytes: entry.sizeBytes,
      modifiedAt: dosDate(record),
      ...(entry.crc !== 0 && { crc32: entry.crc.toString(16).padStart(8, '0') }),
      ...(entry.isEncrypted && { isEncrypted: true }),
    };
    if (!look.entries.add(listed, within) || !mayBegin(look, entry.method === 8 ? 1 : storedWeight)) {
      steps.stop({ kind: 'bounded' });
      return;
    }
    const isReadable = !entry.isEncrypted && (entry.method === 0 || entry.method === 8);
    if (entry.packedBytes === undefined && !(isReadable && entry.method === 8)) {
      // Nothing says where this entry ends.
      steps.stop({ kind: 'not-visible' });
      return;
    }
    state = {
      at: 'content',
      entry,
      content: isReadable ? createEntryContent(look, listed, { depth, within }) : undefined,
      inflater: isReadable && entry.method === 8 ? createInflater() : undefined,
      leftBytes: entry.packedBytes,
      outBytes: 0,
    };
    if (entry.packedBytes === 0) await contentIsOver(state);
  }

  async function takeContent(bytes: Buffer, now: State & { at: 'content' }): Promise<number> {
    const part = now.leftBytes === undefined ? bytes : bytes.subarray(0, now.leftBytes);
    const step = now.inflater
      ? await now.inflater.push(part)
      : { output: [part], usedBytes: part.length, isEnded: false };
    for (const output of step.output) {
      now.outBytes += output.length;
      if (now.inflater && !mayUnpack(look, output.length)) return steps.stop({ kind: 'bounded' });
      await now.content?.push(output);
    }
    if (step.error !== undefined) return breakOff(step.error, now);
    if (now.leftBytes !== undefined) now.leftBytes -= step.usedBytes;
    if (step.isEnded && now.leftBytes !== undefined && now.leftBytes > 0) return breakOff('size', now);
    if (step.isEnded || now.leftBytes === 0) await contentIsOver(now);
    return step.usedBytes;
  }

  async function contentIsOver(now: State & { at: 'content' }): Promise<void> {
    const { entry, content } = now;
    now.inflater?.close();
    const crc = content ? await content.end() : entry.crc;
    seen.set(entryAt, {
      crc,
      sizeBytes: content ? now.outBytes : entry.sizeBytes,
      name: keptName(entry.name),
      method: entry.method,
      isEncrypted: entry.isEncrypted,
    });
    if (entry.hasDescriptor) {
      state = { at: 'descriptor', entry, crc, outBytes: now.outBytes };
      return;
    }
    if (content && crc !== entry.crc) breakOff('CRC-32', now);
    else if (content && now.outBytes !== entry.sizeBytes) breakOff('size', now);
    else state = { at: 'record' };
  }

  /** CRC-32 and sizes after the content, with or without a signature, narrow or wide. */
  function takeDescriptor(bytes: Buffer, now: State & { at: 'descriptor' }): number {
    const before = held.length;
    const all = Buffer.concat([held, bytes.subarray(0, 32)]);
    const isSigned = all.toString('latin1', 0, 4) === 'PK\x07\x08';
    const candidates = [isSigned ? 16 : 12, isSigned ? 24 : 20];
    // What follows a descriptor is always a record, so that its length shows.
    const length = candidates.find((bytesOf) => all.toString('latin1', bytesOf, bytesOf + 2) === 'PK');
    if (length === undefined && all.length < 28) {
      held = all;
      return all.length - before;
    }
    const known = length ?? candidates[0] ?? 0;
    // The rest begins the next record.
    held = Buffer.from(all.subarray(known));
    const crc = all.length >= 8 ? all.readUInt32LE(isSigned ? 4 : 0) : 0;
    if (!now.entry.isEncrypted && crc !== now.crc) return breakOff('CRC-32', now);
    state = { at: 'record' };
    return all.length - before;
  }

  function directoryEntryIsThere(record: Buffer): void {
    const read = readDirectoryEntry(record);
    if (read === 'broken' || read === undefined) {
      steps.breakOff('directory');
      return;
    }
    directoryCount += 1;
    const shiftBytes = seen.keys().next().value ?? 0;
    const known = seen.get(read.entry.atBytes) ?? seen.get(read.entry.atBytes + shiftBytes);
    const isSame =
      known?.name === keptName(read.entry.name) &&
      known.sizeBytes === read.entry.sizeBytes &&
      known.method === (read.entry.innerMethod ?? read.entry.method) &&
      known.isEncrypted === ((read.entry.flags & 1) === 1) &&
      (known.crc === read.entry.crc || known.isEncrypted);
    if (!isSame) steps.breakOff('directory');
  }

  function endIsThere(record: Buffer, usedBytes: number): void {
    const count = record.readUInt16LE(10);
    const isCounted = count === 0xffff || count === directoryCount % 65_536;
    if (!isCounted || directoryCount !== localCount) {
      steps.breakOff('directory');
      return;
    }
    const leftBytes = record.readUInt16LE(20);
    if (leftBytes > 0) state = { at: 'comment', leftBytes };
    else isOver(usedBytes);
  }

  function isOver(usedBytes: number): void {
    endAt = steps.doneBytes + usedBytes;
    state = { at: 'after' };
  }

  function breakOff(detail: string, { entry }: { readonly entry: Entry }): 0 {
    return steps.breakOff(detail, shortName(entry.name));
  }
}

/** What stands for a name among very many. */
function keptName(name: string): string {
  return name.length <= longestKeptName
    ? Buffer.from(name).toString()
    : createHash('sha256').update(name).digest('base64');
}

/** Length of the record that begins here; undefined while that does not show. */
function recordBytes(bytes: Buffer): number | 'broken' | undefined {
  if (bytes.length < 4)
    return Buffer.from('PK').subarray(0, bytes.length).equals(bytes.subarray(0, 2)) ? undefined : 'broken';
  const at = (from: number, fields: readonly number[], fixed: number) =>
    bytes.length < from ? undefined : fields.reduce((sum, field) => sum + bytes.readUInt16LE(field), fixed);
  switch (bytes.toString('latin1', 0, 4)) {
    case 'PK\x03\x04':
      return at(localBytes, [26, 28], localBytes);
    case 'PK\x01\x02':
      return at(46, [28, 30, 32], 46);
    case 'PK\x05\x06':
      return endBytes;
    case 'PK\x06\x06':
      return bytes.length < 12 ? undefined : 12 + Number(bytes.readBigUInt64LE(4));
    case 'PK\x06\x07':
      return 20;
    case 'PK\x05\x05':
      return at(6, [4], 6);
    case 'PK\x06\x08':
      return bytes.length < 8 ? undefined : 8 + bytes.readUInt32LE(4);
    default:
      return 'broken';
  }
}

function localEntry(
  record: Buffer,
  known: { readonly packedBytes: number; readonly sizeBytes: number; readonly crc: number } | undefined,
): Entry {
  const flags = record.readUInt16LE(6);
  const nameBytes = record.readUInt16LE(26);
  const extra = record.subarray(localBytes + nameBytes);
  const [sizeBytes = 0, packedBytes = 0] = wideSizes(extra, [
    record.readUInt32LE(22),
    record.readUInt32LE(18),
  ]);
  const hasDescriptor = (flags & 8) !== 0;
  const isUnknown = hasDescriptor && packedBytes === 0;
  const isEncrypted = (flags & 1) !== 0;
  const inner = aesField(extra).innerMethod;
  return {
    name: zipName(record.subarray(localBytes, localBytes + nameBytes), flags),
    flags,
    method: inner ?? record.readUInt16LE(8),
    crc: isUnknown ? (known?.crc ?? 0) : record.readUInt32LE(14),
    packedBytes: isUnknown ? known?.packedBytes : packedBytes,
    sizeBytes: isUnknown ? (known?.sizeBytes ?? 0) : sizeBytes,
    isEncrypted,
    hasDescriptor,
  };
}

/** MS-DOS date of a local header, in the time zone of the machine that reads it: it names none. */
function dosDate(record: Buffer): string {
  const time = record.readUInt16LE(10);
  const date = record.readUInt16LE(12);
  const made = new Date(
    1980 + (date >> 9),
    Math.max(0, ((date >> 5) & 15) - 1),
    Math.max(1, date & 31),
    time >> 11,
    (time >> 5) & 63,
    (time & 31) * 2,
  );
  return made.toISOString();
}
