import type { ArchiveEntry } from '../../../shared/run/inspection.ts';
import { isTarHeader, readTarHeader, type TarHeader } from '../tar-header.ts';
import { createEntryContent, type EntryContent } from './entry-content.ts';
import { shortName } from './entry-list.ts';
import type { LayerEnd, LayerOptions, Reader } from './contract.ts';
import type { Look } from './look.ts';
import { createSteps } from './steps.ts';

const blockBytes = 512;
/** Long names and pax records are short. */
const longestRecordBytes = 1024 * 1024;
/** No system has longer paths. */
const longestNameBytes = 64 * 1024;
/** The records that say something of an entry: of all others nothing is kept. */
const knownRecords = ['path', 'linkpath', 'size', 'mtime', 'GNU.sparse.name'] as const;
type Extra = Partial<Record<(typeof knownRecords)[number], string>>;

type State =
  | { readonly at: 'header' }
  | {
      readonly at: 'record';
      readonly kind: string;
      readonly parts: Buffer[];
      leftBytes: number;
      skipBytes: number;
    }
  | {
      readonly at: 'content';
      readonly name: string;
      readonly content: EntryContent;
      leftBytes: number;
      skipBytes: number;
    }
  | { readonly at: 'skip'; leftBytes: number }
  | { readonly at: 'sparse-map' }
  | { readonly at: 'zero-block' }
  | { readonly at: 'after' };

/** tar (ustar, pax, GNU, v7) from header to header, with its long names; the content of each entry is looked at as it passes. */
export function createTarReader(look: Look, { depth, within }: LayerOptions): Reader {
  let state: State = { at: 'header' };
  let held: Buffer = Buffer.alloc(0);
  let endBytes = 0;
  let extra: Readonly<Extra> = {};
  /** What comes after the map of a sparse file. */
  let afterMap: State = { at: 'header' };
  const steps = createSteps({
    take,
    endOf,
    close: () => {
      if (state.at === 'content') state.content.close();
    },
  });
  return steps;

  function endOf(): LayerEnd {
    const atBytes = steps.doneBytes;
    if (state.at === 'after' || (state.at === 'zero-block' && held.length === 0)) return { kind: 'whole' };
    if (state.at !== 'content') return { kind: 'cut', atBytes };
    const { name, leftBytes, skipBytes } = state;
    return { kind: 'cut', atBytes, entry: shortName(name), missingBytes: leftBytes + skipBytes };
  }

  function take(bytes: Buffer): number | Promise<number> {
    switch (state.at) {
      case 'header':
      case 'zero-block':
      case 'sparse-map':
        return takeBlock(bytes);
      case 'record':
        return takeRecord(bytes, state);
      case 'content':
        return takeContent(bytes, state);
      case 'skip': {
        const usedBytes = Math.min(bytes.length, state.leftBytes);
        state.leftBytes -= usedBytes;
        if (state.leftBytes === 0) state = { at: 'header' };
        return usedBytes;
      }
      case 'after':
        return takeAfter(bytes);
      default:
        return state satisfies never;
    }
  }

  function takeBlock(bytes: Buffer): number {
    const usedBytes = Math.min(bytes.length, blockBytes - held.length);
    const block =
      held.length === 0 && usedBytes === blockBytes
        ? bytes
        : Buffer.concat([held, bytes.subarray(0, usedBytes)]);
    if (held.length + usedBytes < blockBytes) {
      held = block;
      return usedBytes;
    }
    held = Buffer.alloc(0);
    blockIsThere(block.subarray(0, blockBytes), usedBytes);
    return usedBytes;
  }

  function blockIsThere(block: Buffer, usedBytes: number): void {
    if (state.at === 'sparse-map') {
      if (block[504] === 0) state = afterMap;
      return;
    }
    if (isZero(block)) {
      endBytes = steps.doneBytes + usedBytes;
      state = state.at === 'zero-block' ? { at: 'after' } : { at: 'zero-block' };
      return;
    }
    if (state.at === 'zero-block') {
      steps.trail(endBytes);
      return;
    }
    const header = isTarHeader(block) ? readTarHeader(block) : undefined;
    if (!header || !Number.isSafeInteger(header.sizeBytes) || header.sizeBytes < 0) {
      steps.stop({ kind: 'broken', atBytes: steps.doneBytes + usedBytes - blockBytes, detail: 'header' });
      return;
    }
    if (['x', 'g', 'L', 'K'].includes(header.kind)) {
      if (header.sizeBytes > longestRecordBytes) steps.breakOff('long record');
      else if (header.sizeBytes > 0)
        state = {
          at: 'record',
          kind: header.kind,
          parts: [],
          leftBytes: header.sizeBytes,
          skipBytes: fillBytes(header.sizeBytes),
        };
      return;
    }
    beginEntry(header, block);
  }

  function beginEntry(header: TarHeader, block: Buffer): void {
    const entry = entryOf(header, extra);
    extra = {};
    if (!look.entries.add(entry, within)) {
      steps.stop({ kind: 'bounded' });
      return;
    }
    // Links and devices have no content, whatever their size field says; GNU and pax agree on the kinds below.
    const contentBytes = ['file', 'other'].includes(entry.kind) ? entry.sizeBytes : 0;
    if (contentBytes > 0)
      state = {
        at: 'content',
        name: entry.path,
        content: createEntryContent(look, entry, { depth, within }),
        leftBytes: contentBytes,
        skipBytes: fillBytes(contentBytes),
      };
    const hasMore = header.kind === 'S' && block[482] === 1;
    if (hasMore) {
      afterMap = state;
      state = { at: 'sparse-map' };
    }
  }

  function takeRecord(bytes: Buffer, now: State & { at: 'record' }): number {
    const usedBytes = Math.min(bytes.length, now.leftBytes);
    now.parts.push(Buffer.from(bytes.subarray(0, usedBytes)));
    now.leftBytes -= usedBytes;
    if (now.leftBytes === 0) recordIsThere(now);
    return usedBytes;
  }

  function recordIsThere({ kind, parts, skipBytes }: State & { at: 'record' }): void {
    const content = Buffer.concat(parts);
    const found = extraOf(kind, content);
    if (typeof found === 'string') {
      steps.breakOff(found);
      return;
    }
    extra = { ...extra, ...found };
    state = skipBytes > 0 ? { at: 'skip', leftBytes: skipBytes } : { at: 'header' };
  }

  function takeContent(bytes: Buffer, now: State & { at: 'content' }): number | Promise<number> {
    const usedBytes = Math.min(bytes.length, now.leftBytes);
    const pushed = now.content.push(bytes.subarray(0, usedBytes));
    now.leftBytes -= usedBytes;
    if (now.leftBytes > 0) return pushed ? pushed.then(() => usedBytes) : usedBytes;
    return contentIsOver(now, pushed, usedBytes);
  }

  async function contentIsOver(
    { content, skipBytes }: State & { at: 'content' },
    pushed: Promise<void> | void,
    usedBytes: number,
  ): Promise<number> {
    await pushed;
    state = skipBytes > 0 ? { at: 'skip', leftBytes: skipBytes } : { at: 'header' };
    await content.end();
    return usedBytes;
  }

  /** Zeros fill up the record of a tape. */
  function takeAfter(bytes: Buffer): number {
    return isZero(bytes) ? bytes.length : steps.trail(endBytes);
  }
}

/** What is wrong with a record. Without the record its entry would get a wrong name. */
type Broken = 'long name' | 'pax record';

/** What a record before an entry says of it. */
function extraOf(kind: string, content: Buffer): Extra | Broken {
  if (kind === 'x') return paxRecords(content);
  if (kind !== 'L' && kind !== 'K') return {};
  const zero = content.indexOf(0);
  const name = zero === -1 ? content : content.subarray(0, zero);
  if (name.length > longestNameBytes) return 'long name';
  const text = name.toString('utf8');
  return kind === 'L' ? { path: text } : { linkpath: text };
}

function entryOf(header: TarHeader, extra: Readonly<Extra>): ArchiveEntry {
  const sizeBytes = Number(extra.size ?? header.sizeBytes);
  const kind = kinds[header.kind] ?? 'other';
  const seconds = Number(extra.mtime ?? header.modifiedSeconds);
  const linkTarget = extra.linkpath ?? header.linkTarget;
  const modified = Number.isFinite(seconds) ? new Date(seconds * 1000) : undefined;
  const hasDate = modified !== undefined && seconds > 0 && !Number.isNaN(modified.getTime());
  return {
    path: extra['GNU.sparse.name'] ?? extra.path ?? header.path,
    kind,
    sizeBytes: Number.isSafeInteger(sizeBytes) && sizeBytes >= 0 ? sizeBytes : header.sizeBytes,
    ...(hasDate && { modifiedAt: modified.toISOString() }),
    ...((kind === 'symlink' || kind === 'hardlink') && { linkTarget }),
  };
}

const kinds: Readonly<Record<string, ArchiveEntry['kind']>> = {
  '\0': 'file',
  '0': 'file',
  '7': 'file',
  S: 'file',
  '1': 'hardlink',
  '2': 'symlink',
  '3': 'device',
  '4': 'device',
  '5': 'folder',
  '6': 'device',
};

/** Records of a pax header: `LENGTH NAME=VALUE\n`. Zeros may follow. */
function paxRecords(bytes: Buffer): Extra | Broken {
  const records: Extra = {};
  for (let at = 0; at < bytes.length && bytes[at] !== 0;) {
    let length = 0;
    let space = at;
    for (; isDigit(bytes[space]); space++)
      length = Math.min(longestRecordBytes + 1, length * 10 + (bytes[space] ?? 0) - 0x30);
    if (bytes[space] !== 0x20 || length <= space - at + 1 || bytes[at + length - 1] !== 0x0a)
      return 'pax record';
    const name = knownRecords.find((known) => startsWith(bytes, space + 1, known));
    if (name !== undefined) {
      const value = bytes.subarray(space + 1 + name.length + 1, at + length - 1);
      if (value.length > longestNameBytes) return 'long name';
      records[name] = value.toString('utf8');
    }
    at += length;
  }
  return records;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Whether a record of this name begins here. */
function startsWith(bytes: Buffer, at: number, name: string): boolean {
  for (let index = 0; index < name.length; index++) {
    if (bytes[at + index] !== name.charCodeAt(index)) return false;
  }
  return bytes[at + name.length] === 0x3d;
}

function fillBytes(sizeBytes: number): number {
  return (blockBytes - (sizeBytes % blockBytes)) % blockBytes;
}

const zeros = Buffer.alloc(64 * 1024);

/** Compared in pieces, which is a hundred times as fast as byte by byte. */
function isZero(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at += zeros.length) {
    const piece = bytes.subarray(at, at + zeros.length);
    if (!piece.equals(zeros.subarray(0, piece.length))) return false;
  }
  return true;
}
