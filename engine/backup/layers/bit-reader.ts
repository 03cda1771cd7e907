/** Thrown where the bits end before what is read. */
export class EndOfBits extends Error {}

/** Reads bits from the highest of each byte on. */
export interface BitReader {
  /** The next `count` bits, 24 at most. Throws {@link EndOfBits}. */
  read(count: number): number;
  /** The next 20 bits without taking them; zeros stand where there are none. */
  peek20(): number;
  skip(count: number): void;
  /** Bits from the beginning of the bytes. */
  readonly position: number;
}

/** A reader of `bytes` that begins at a bit. */
export function createBitReader(bytes: Buffer, fromBit: number): BitReader {
  let position = fromBit;
  const totalBits = bytes.length * 8;
  return {
    read(count) {
      if (position + count > totalBits) throw new EndOfBits();
      const at = position >> 3;
      const shift = position & 7;
      // 31 bits hold 24 from any bit on; the top one is dropped by the mask.
      const word =
        (((bytes[at] ?? 0) << 24) |
          ((bytes[at + 1] ?? 0) << 16) |
          ((bytes[at + 2] ?? 0) << 8) |
          (bytes[at + 3] ?? 0)) <<
        shift;
      position += count;
      return count === 0 ? 0 : word >>> (32 - count);
    },
    peek20() {
      const at = position >> 3;
      const word =
        (((bytes[at] ?? 0) << 24) |
          ((bytes[at + 1] ?? 0) << 16) |
          ((bytes[at + 2] ?? 0) << 8) |
          (bytes[at + 3] ?? 0)) <<
        (position & 7);
      return word >>> 12;
    },
    skip(count) {
      if (position + count > totalBits) throw new EndOfBits();
      position += count;
    },
    get position() {
      return position;
    },
  };
}
