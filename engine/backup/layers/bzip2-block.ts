import type { BitReader } from './bit-reader.ts';

/** What is wrong with a block. */
export class Bzip2Error extends Error {}

const outputBytes = 64 * 1024;
const longestCode = 20;
const symbolsPerTable = 50;

/** One prefix code: codes of a length stand between `limit` of the length below and its own, in 20 bits. */
interface Code {
  readonly limits: Int32Array;
  readonly bases: Int32Array;
  readonly symbols: Uint16Array;
  readonly shortest: number;
}

/** Memory that one block after the other uses: a short one would take as much time to get it as a long one. */
export interface Bzip2Scratch {
  links: Uint32Array;
}

/** Grows with the blocks that use it. */
export function createBzip2Scratch(): Bzip2Scratch {
  return { links: new Uint32Array(0) };
}

/**
 * Unpacks the block that begins after its magic number: prefix codes, move to front, Burrows-Wheeler, run lengths.
 * `crc` is its check sum, held against what came out. Throws {@link Bzip2Error}, or the reader's end of bits.
 */
export function unpackBzip2Block(
  bits: BitReader,
  blockBytes: number,
  scratch: Bzip2Scratch,
): { parts: Buffer[]; crc: number } {
  const crc = (bits.read(16) << 16) | bits.read(16);
  if (bits.read(1) === 1) throw new Bzip2Error('randomised block');
  const origin = bits.read(24);
  const { used, symbolCount } = readUsedBytes(bits);
  const selectors = readSelectors(bits);
  const codes = selectors.tables.map(() => readCode(bits, symbolCount));
  const { links, length, counts } = readSymbols(bits, {
    used,
    symbolCount,
    codes,
    selectors: selectors.list,
    blockBytes,
    scratch,
  });
  if (origin >= length) throw new Bzip2Error('origin');
  return spell(links, length, counts, origin, crc);
}

function readUsedBytes(bits: BitReader): { used: Uint8Array; symbolCount: number } {
  const groups = bits.read(16);
  const used: number[] = [];
  for (let group = 0; group < 16; group++) {
    if ((groups & (0x8000 >> group)) === 0) continue;
    const members = bits.read(16);
    for (let member = 0; member < 16; member++) {
      if ((members & (0x8000 >> member)) !== 0) used.push(group * 16 + member);
    }
  }
  if (used.length === 0) throw new Bzip2Error('no symbols');
  return { used: Uint8Array.from(used), symbolCount: used.length + 2 };
}

function readSelectors(bits: BitReader): { tables: number[]; list: Uint8Array } {
  const tableCount = bits.read(3);
  const count = bits.read(15);
  if (tableCount < 2 || tableCount > 6 || count === 0) throw new Bzip2Error('selectors');
  const tables = Array.from({ length: tableCount }, (_, table) => table);
  const front = [...tables];
  const list = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    let index = 0;
    while (bits.read(1) === 1) {
      index += 1;
      if (index >= tableCount) throw new Bzip2Error('selectors');
    }
    const [table = 0] = front.splice(index, 1);
    front.unshift(table);
    list[at] = table;
  }
  return { tables, list };
}

function readCode(bits: BitReader, symbolCount: number): Code {
  const lengths = new Uint8Array(symbolCount);
  let length = bits.read(5);
  for (let symbol = 0; symbol < symbolCount; symbol++) {
    for (;;) {
      if (length < 1 || length > longestCode) throw new Bzip2Error('code lengths');
      if (bits.read(1) === 0) break;
      length += bits.read(1) === 0 ? 1 : -1;
    }
    lengths[symbol] = length;
  }
  const limits = new Int32Array(longestCode + 1).fill(-1);
  const bases = new Int32Array(longestCode + 1);
  const symbols = new Uint16Array(symbolCount);
  let code = 0;
  let at = 0;
  let shortest = longestCode;
  for (let bitCount = 1; bitCount <= longestCode; bitCount++) {
    bases[bitCount] = at - code;
    for (let symbol = 0; symbol < symbolCount; symbol++) {
      if (lengths[symbol] !== bitCount) continue;
      symbols[at] = symbol;
      at += 1;
      code += 1;
      shortest = Math.min(shortest, bitCount);
    }
    limits[bitCount] = code * 2 ** (longestCode - bitCount);
    code *= 2;
  }
  return { limits, bases, symbols, shortest };
}

interface Symbols {
  readonly used: Uint8Array;
  readonly symbolCount: number;
  readonly codes: readonly Code[];
  readonly selectors: Uint8Array;
  readonly blockBytes: number;
  readonly scratch: Bzip2Scratch;
}

/** The last column of the sorted block, one byte in each number. */
function readSymbols(
  bits: BitReader,
  { used, symbolCount, codes, selectors, blockBytes, scratch }: Symbols,
): { links: Uint32Array; length: number; counts: Uint32Array } {
  if (scratch.links.length < blockBytes) scratch.links = new Uint32Array(blockBytes);
  // What a block before left there is written over as far as this one reaches.
  const { links } = scratch;
  const counts = new Uint32Array(256);
  const front = Uint8Array.from(used);
  const endSymbol = symbolCount - 1;
  let length = 0;
  let run = 0;
  let runBit = 1;
  let group = -1;
  let left = 0;
  let code: Code | undefined;

  const flushRun = () => {
    if (length + run > blockBytes) throw new Bzip2Error('run');
    const byte = front[0] ?? 0;
    links.fill(byte, length, length + run);
    counts[byte] = (counts[byte] ?? 0) + run;
    length += run;
    run = 0;
    runBit = 1;
  };

  for (;;) {
    if (left === 0) {
      group += 1;
      left = symbolsPerTable;
      code = codes[selectors[group] ?? codes.length];
      if (!code || group >= selectors.length) throw new Bzip2Error('selectors');
    }
    left -= 1;
    const symbol = readSymbol(bits, code);
    if (symbol <= 1) {
      if (runBit > blockBytes) throw new Bzip2Error('run');
      run += runBit << symbol;
      runBit *= 2;
      continue;
    }
    if (run > 0) flushRun();
    if (symbol === endSymbol) break;
    const index = symbol - 1;
    const byte = front[index] ?? 0;
    front.copyWithin(1, 0, index);
    front[0] = byte;
    if (length >= blockBytes) throw new Bzip2Error('block length');
    links[length] = byte;
    length += 1;
    counts[byte] = (counts[byte] ?? 0) + 1;
  }
  return { links, length, counts };
}

function readSymbol(bits: BitReader, code: Code | undefined): number {
  if (!code) throw new Bzip2Error('selectors');
  const { limits, bases, symbols, shortest } = code;
  const ahead = bits.peek20();
  for (let length = shortest; length <= longestCode; length++) {
    if (ahead >= (limits[length] ?? 0)) continue;
    bits.skip(length);
    return symbols[(ahead >> (longestCode - length)) + (bases[length] ?? 0)] ?? 0;
  }
  throw new Bzip2Error('code');
}

/** Undoes the sort and the first run lengths: four equal bytes, then how many more. */
function spell(
  links: Uint32Array,
  length: number,
  counts: Uint32Array,
  origin: number,
  crc: number,
): { parts: Buffer[]; crc: number } {
  let sum = 0;
  for (let byte = 0; byte < 256; byte++) {
    const count = counts[byte] ?? 0;
    counts[byte] = sum;
    sum += count;
  }
  for (let at = 0; at < length; at++) {
    const byte = (links[at] ?? 0) & 0xff;
    const place = counts[byte] ?? 0;
    links[place] = (links[place] ?? 0) | (at << 8);
    counts[byte] = place + 1;
  }
  const parts: Buffer[] = [];
  // Most blocks come out not much longer; the runs of some do.
  let part = Buffer.allocUnsafe(Math.min(outputBytes, length));
  let filled = 0;
  let seen = 0xffff_ffff;
  const put = (byte: number) => {
    if (filled === part.length) {
      parts.push(part);
      part = Buffer.allocUnsafe(outputBytes);
      filled = 0;
    }
    part[filled] = byte;
    filled += 1;
    seen = (seen << 8) ^ (crcTable[(seen >>> 24) ^ byte] ?? 0);
  };
  let link = (links[origin] ?? 0) >>> 8;
  let equal = 0;
  let last = -1;
  for (let at = 0; at < length; at++) {
    const entry = links[link] ?? 0;
    const byte = entry & 0xff;
    link = entry >>> 8;
    if (equal === 4) {
      for (let more = 0; more < byte; more++) put(last);
      equal = 0;
      last = -1;
      continue;
    }
    equal = byte === last ? equal + 1 : 1;
    last = byte;
    put(byte);
  }
  parts.push(part.subarray(0, filled));
  if (~seen !== crc) throw new Bzip2Error('check sum of the block');
  return { parts, crc };
}

/** CRC-32 from the highest bit on. */
const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04c1_1db7 : crc << 1;
  return crc;
});
