import xzDecompress from 'xz-decompress';
import { crc32 } from 'node:zlib';
import { createFeed } from './feed.ts';
import type { Layer, LayerEnd, Reader } from './contract.ts';
import { breathe, mayBegin, mayUnpack, type Look } from './look.ts';

const headBytes = 12;
const footBytes = 12;
const footMagic = Buffer.from('YZ');
/** The index stands before the foot, and grows with the blocks. */
const tailBytes = 256 * 1024;

/** What the decoder says where a stream should begin and none does. */
const formatError = 'code 5';
const mostFeet = 16;

type Unpacking =
  | { readonly kind: 'whole' }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'bounded' };

/** xz: unpacked and held against its check sums, and against the foot, which says how long a stream must be. */
export function createXzReader(look: Look, inner: Layer): Reader {
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  let doneBytes = 0;
  let unpacking: ReturnType<typeof startUnpacking> | undefined;
  let isTried = false;

  return {
    async push(bytes) {
      doneBytes += bytes.length;
      tail = Buffer.from(Buffer.concat([tail, bytes.subarray(-tailBytes)]).subarray(-tailBytes));
      if (!isTried) {
        isTried = true;
        head = Buffer.from(bytes.subarray(0, 64));
        if (!look.isXzOpen && mayBegin(look) && dictionaryBytes(head) <= look.bounds.windowBytes / 2)
          unpacking = startUnpacking(look, inner);
      }
      await unpacking?.push(bytes);
    },
    async end() {
      const outcome = await unpacking?.end();
      return { end: endOf(outcome), inner: await inner.end() };
    },
    close() {
      unpacking?.close();
      inner.close();
    },
  };

  function endOf(outcome: Unpacking | undefined): LayerEnd {
    const foot = readFoot(tail, head, doneBytes);
    if (outcome?.kind === 'bounded') return outcome;
    if (doneBytes < headBytes + footBytes) return { kind: 'cut', atBytes: doneBytes };
    if (outcome?.kind === 'failed') {
      // The decoder took bytes behind the last stream for another stream.
      const endAt = foot === undefined && outcome.detail === formatError ? lastFootEnd() : undefined;
      if (endAt !== undefined) return { kind: 'trailing', atBytes: endAt, extraBytes: doneBytes - endAt };
      // The decoder says the same of a missing end as of a broken middle; the foot tells them apart.
      return foot === undefined
        ? outcome.detail === 'input'
          ? { kind: 'cut', atBytes: doneBytes }
          : { kind: 'broken', atBytes: doneBytes, detail: outcome.detail }
        : { kind: 'broken', atBytes: doneBytes, detail: 'check sum' };
    }
    if (foot === undefined) {
      const endAt = outcome?.kind === 'whole' ? lastFootEnd() : undefined;
      return endAt === undefined
        ? { kind: 'cut', atBytes: doneBytes }
        : { kind: 'trailing', atBytes: endAt, extraBytes: doneBytes - endAt };
    }
    if (foot === 'broken') return { kind: 'broken', atBytes: doneBytes - footBytes, detail: 'foot' };
    return outcome?.kind === 'whole' && foot.isOnlyStream ? { kind: 'whole' } : { kind: 'not-visible' };
  }

  /** Where the last foot ends that fits the streams before it. */
  function lastFootEnd(): number | undefined {
    let tries = 0;
    for (let at = tail.lastIndexOf(footMagic); at > 0; at = tail.lastIndexOf(footMagic, at - 1)) {
      const upTo = at + footMagic.length;
      const endAt = doneBytes - tail.length + upTo;
      const foot = readFoot(tail.subarray(0, upTo), head, endAt);
      // By chance hardly one has a check sum that fits; each of them is work.
      if (foot !== undefined && foot !== 'broken') tries += 1;
      if (tries > mostFeet) return undefined;
      if (foot !== undefined && foot !== 'broken' && foot.isOnlyStream) return endAt;
    }
    return undefined;
  }
}

/** Unpacks the first stream. */
function startUnpacking(look: Look, inner: Layer) {
  const feed = createFeed();
  look.isXzOpen = true;
  // The types of the stream's two homes differ in name only.
  const reader = new xzDecompress.XzReadableStream(feed.stream).getReader();
  let isInputOver = false;
  let isClosed = false;
  const done = unpack().finally(() => {
    look.isXzOpen = false;
    feed.release();
  });

  async function unpack(): Promise<Unpacking> {
    try {
      for (;;) {
        const { done: isDone, value } = await reader.read();
        if (isDone) return { kind: 'whole' };
        if (value.length === 0) continue;
        if (!mayUnpack(look, value.length)) {
          await reader.cancel();
          return { kind: 'bounded' };
        }
        await inner.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
        await breathe(look);
      }
    } catch (error) {
      if (isClosed) return { kind: 'failed', detail: 'closed' };
      look.signal.throwIfAborted();
      return { kind: 'failed', detail: isInputOver ? 'input' : codeOf(error) };
    }
  }

  return {
    push: (bytes: Buffer) => feed.push(bytes),
    end: async () => {
      isInputOver = true;
      feed.close();
      return done;
    },
    close() {
      isClosed = true;
      feed.release();
      void reader.cancel().catch(() => undefined);
      void done.catch(() => undefined);
    },
  };
}

function codeOf(error: unknown): string {
  return /code (\d+)/.exec(error instanceof Error ? error.message : '')?.[0] ?? 'data';
}

/** The foot at the very end, after filling zeros; undefined where none stands there. */
function readFoot(
  tail: Buffer,
  head: Buffer,
  sizeBytes: number,
): 'broken' | { readonly isOnlyStream: boolean } | undefined {
  let endAt = tail.length;
  while (endAt >= 4 && tail.readUInt32LE(endAt - 4) === 0) endAt -= 4;
  const foot = tail.subarray(Math.max(0, endAt - footBytes), endAt);
  if (foot.length < footBytes || !foot.subarray(10).equals(footMagic)) return undefined;
  if (crc32(foot.subarray(4, 10)) !== foot.readUInt32LE(0)) return 'broken';
  if (!foot.subarray(8, 10).equals(head.subarray(6, 8))) return 'broken';
  const indexBytes = (foot.readUInt32LE(4) + 1) * 4;
  const index = tail.subarray(Math.max(0, endAt - footBytes - indexBytes), endAt - footBytes);
  if (index.length < indexBytes) return { isOnlyStream: false };
  if (crc32(index.subarray(0, -4)) !== index.readUInt32LE(index.length - 4)) return 'broken';
  const streamBytes = headBytes + blocksBytes(index) + indexBytes + footBytes;
  return { isOnlyStream: streamBytes === sizeBytes - (tail.length - endAt) };
}

/** Sum of the blocks that an index lists, each filled up to four bytes. */
function blocksBytes(index: Buffer): number {
  let at = 1;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; shift < 63; shift += 7) {
      const byte = index[at] ?? 0;
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    return value;
  };
  const count = next();
  let sum = 0;
  for (let block = 0; block < count && at < index.length; block++) {
    sum += Math.ceil(next() / 4) * 4;
    next();
  }
  return sum;
}

/** What the LZMA2 filter of the first block wants; 0 where that cannot be read, for then the decoder refuses it too. */
function dictionaryBytes(head: Buffer): number {
  const at = head.indexOf(Buffer.from([0x21, 0x01]), headBytes);
  const size = at === -1 ? 0 : (head[at + 2] ?? 0) & 0x3f;
  return size === 0 ? 4096 : (2 | (size & 1)) * 2 ** ((size >> 1) + 11);
}
