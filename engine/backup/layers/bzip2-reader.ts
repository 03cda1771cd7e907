import { createBitReader, EndOfBits } from './bit-reader.ts';
import { Bzip2Error, createBzip2Scratch, unpackBzip2Block } from './bzip2-block.ts';
import type { Layer, Reader } from './contract.ts';
import { breathe, mayBegin, mayUnpack, type Look } from './look.ts';
import { createSteps } from './steps.ts';

const blockMagic = 0x3141_5926_5359;
const endMagic = 0x1772_4538_5090;
const headBytes = 4;

/** bzip2, of any number of streams: each block is unpacked and held against its check sum, each stream against its own. */
export function createBzip2Reader(look: Look, inner: Layer): Reader {
  const scratch = createBzip2Scratch();
  let held = Buffer.alloc(0);
  /** Bits of `held` that are done with. */
  let doneBits = 0;
  /** Bytes that were let go from the front of `held`. */
  let goneBytes = 0;
  let level = 0;
  let streamCrc = 0;
  let endBytes = 0;
  let isOver = false;
  const steps = createSteps({
    inner,
    take: async (bytes) => {
      held = Buffer.concat([held, bytes]);
      await unpack(false);
      return bytes.length;
    },
    endOf: async () => {
      await unpack(true);
      const isWhole = held.length === 0 && level === 0 && endBytes > 0;
      return isWhole ? { kind: 'whole' } : { kind: 'cut', atBytes: steps.doneBytes };
    },
    // What is not read any more is not kept either.
    close: () => {
      isOver = true;
      held = Buffer.alloc(0);
    },
  });
  return steps;

  async function unpack(isLast: boolean): Promise<void> {
    while (!isOver && held.length > 0) {
      // A block can only be unpacked as a whole.
      if (!isLast && held.length < (level === 0 ? headBytes : wantedBytes())) return;
      try {
        await unpackNext();
      } catch (error) {
        if (error instanceof EndOfBits) return;
        if (!(error instanceof Bzip2Error)) throw error;
        steps.stop({ kind: 'broken', atBytes: goneBytes + (doneBits >> 3), detail: error.message });
      }
      const wholeBytes = doneBits >> 3;
      held = held.subarray(wholeBytes);
      goneBytes += wholeBytes;
      doneBits &= 7;
    }
  }

  /** A block is hardly ever longer than what it holds, with its tables. */
  function wantedBytes(): number {
    return level * 105_000 + 64 * 1024;
  }

  async function unpackNext(): Promise<void> {
    if (level === 0) {
      const head = held.toString('latin1', 0, headBytes);
      if (!/^BZh[1-9]$/.test(head)) {
        if (endBytes > 0) steps.trail(endBytes);
        else if (held.length >= headBytes) throw new Bzip2Error('head');
        else throw new EndOfBits();
        return;
      }
      level = Number(head[3]);
      streamCrc = 0;
      doneBits = headBytes * 8;
      return;
    }
    const bits = createBitReader(held, doneBits);
    const magic = bits.read(24) * 2 ** 24 + bits.read(24);
    if (magic === endMagic) {
      const crc = bits.read(16) * 2 ** 16 + bits.read(16);
      if (crc !== streamCrc >>> 0) throw new Bzip2Error('check sum of the stream');
      doneBits = (bits.position + 7) & ~7;
      endBytes = goneBytes + (doneBits >> 3);
      level = 0;
      return;
    }
    if (magic !== blockMagic) throw new Bzip2Error('block');
    if (!mayBegin(look)) {
      steps.stop({ kind: 'bounded' });
      return;
    }
    await breathe(look);
    const { parts, crc } = unpackBzip2Block(bits, level * 100_000, scratch);
    doneBits = bits.position;
    streamCrc = ((streamCrc << 1) | (streamCrc >>> 31)) ^ crc;
    for (const part of parts) {
      if (!mayUnpack(look, part.length)) {
        steps.stop({ kind: 'bounded' });
        return;
      }
      await inner.push(part);
    }
  }
}
