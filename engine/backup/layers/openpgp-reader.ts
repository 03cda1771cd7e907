import type { LayerEnd, Reader } from './contract.ts';
import { createSteps } from './steps.ts';

/** Longest header of a packet: tag, and a length of five bytes. */
const headerBytes = 6;

/** OpenPGP (RFC 9580) from outside: packets by their lengths, partial ones too, so that a missing end is seen without the key. */
export function createOpenPgpReader(): Reader {
  const header = Buffer.alloc(headerBytes + 1);
  let held = header.subarray(0, 0);
  let skipBytes = 0;
  let isPartial = false;
  let hasEncryptedData = false;
  let packetEnd = 0;
  const steps = createSteps({ take, endOf });
  return steps;

  function take(bytes: Buffer): number {
    if (skipBytes > 0) {
      const passed = Math.min(skipBytes, bytes.length);
      skipBytes -= passed;
      if (skipBytes === 0 && !isPartial) packetEnd = steps.doneBytes + passed;
      return passed;
    }
    header[held.length] = bytes[0] ?? 0;
    held = header.subarray(0, held.length + 1);
    const length = isPartial ? newLength(held, 0) : packetLength(held);
    if (length === undefined && held.length <= headerBytes) return 1;
    const doneBytes = steps.doneBytes + 1;
    if (length === 'none' || length === undefined)
      return hasEncryptedData && packetEnd > 0
        ? steps.trail(packetEnd)
        : steps.stop({ kind: 'broken', atBytes: doneBytes, detail: 'packet' });
    if (length.isEndless) return steps.stop({ kind: 'not-visible' });
    if (!isPartial && isEncryptedData(held[0] ?? 0)) hasEncryptedData = true;
    isPartial = length.isPartial;
    skipBytes = length.bytes;
    held = header.subarray(0, 0);
    if (skipBytes === 0 && !isPartial) packetEnd = doneBytes;
    return 1;
  }

  function endOf(): LayerEnd {
    const isWhole = skipBytes === 0 && !isPartial && held.length === 0 && hasEncryptedData;
    if (isWhole) return { kind: 'whole' };
    const missing = !isPartial && skipBytes > 0 && { missingBytes: skipBytes };
    return { kind: 'cut', atBytes: steps.doneBytes, ...missing };
  }
}

interface Length {
  readonly bytes: number;
  readonly isPartial: boolean;
  readonly isEndless: boolean;
}

/** Undefined while the header is not all there; `none` where no packet begins. */
function packetLength(held: Buffer): Length | 'none' | undefined {
  const tag = held[0] ?? 0;
  if ((tag & 0x80) === 0) return 'none';
  if ((tag & 0x40) !== 0) return newLength(held, 1);
  const kind = tag & 3;
  if (kind === 3) return { bytes: 0, isPartial: false, isEndless: true };
  const lengthBytes = 2 ** kind;
  return held.length > lengthBytes ? known(held.readUIntBE(1, lengthBytes)) : undefined;
}

function newLength(held: Buffer, at: number): Length | undefined {
  const first = held[at];
  if (first === undefined) return undefined;
  if (first < 192) return known(first);
  if (first < 224)
    return held.length > at + 1 ? known(((first - 192) << 8) + held.readUInt8(at + 1) + 192) : undefined;
  if (first === 255) return held.length > at + 4 ? known(held.readUInt32BE(at + 1)) : undefined;
  return { bytes: 2 ** (first & 0x1f), isPartial: true, isEndless: false };
}

function known(bytes: number): Length {
  return { bytes, isPartial: false, isEndless: false };
}

/** Symmetrically encrypted data, with or without integrity protection, and the AEAD form of GnuPG. */
function isEncryptedData(tag: number): boolean {
  const kind = (tag & 0x40) !== 0 ? tag & 0x3f : (tag >> 2) & 0x0f;
  return kind === 9 || kind === 18 || kind === 20;
}
