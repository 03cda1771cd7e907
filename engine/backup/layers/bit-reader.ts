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
  /** 32 bits from the position on, of which 24 are there wherever it stands in its byte. */
  const word = (): number => {
    const at = position >> 3;
    const four =
      ((bytes[at] ?? 0) << 24) |
      ((bytes[at + 1] ?? 0) << 16) |
      ((bytes[at + 2] ?? 0) << 8) |
      (bytes[at + 3] ?? 0);
    return four << (position & 7);
  };
  return {
    read(count) {
      if (position + count > totalBits) throw new EndOfBits();
      const read = count === 0 ? 0 : word() >>> (32 - count);
      position += count;
      return read;
    },
    peek20: () => word() >>> 12,
    skip(count) {
      if (position + count > totalBits) throw new EndOfBits();
      position += count;
    },
    get position() {
      return position;
    },
  };
}
