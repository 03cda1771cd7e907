import type { LayerEnd, Reader } from './contract.ts';

/** Longest header of a packet: tag, and a length of five bytes. */
const headerBytes = 6;

/** OpenPGP (RFC 9580) from outside: packets by their lengths, partial ones too, so that a missing end is seen without the key. */
export function createOpenPgpReader(): Reader {
  const header = Buffer.alloc(headerBytes + 1);
  let held = header.subarray(0, 0);
  let skipBytes = 0;
  let doneBytes = 0;
  let isPartial = false;
  let isEndless = false;
  let hasEncryptedData = false;
  let packetEnd = 0;
  let broken: LayerEnd | undefined;

  return {
    push(bytes) {
      let rest = bytes;
      while (rest.length > 0 && !isEndless && !broken) {
        if (skipBytes > 0) {
          const passed = Math.min(skipBytes, rest.length);
          skipBytes -= passed;
          doneBytes += passed;
          rest = rest.subarray(passed);
          if (skipBytes === 0 && !isPartial) packetEnd = doneBytes;
          continue;
        }
        const byte = rest[0] ?? 0;
        header[held.length] = byte;
        held = header.subarray(0, held.length + 1);
        doneBytes += 1;
        rest = rest.subarray(1);
        const length = isPartial ? newLength(held, 0) : packetLength(held);
        if (length === undefined && held.length <= headerBytes) continue;
        if (length === 'none' || length === undefined) {
          broken =
            hasEncryptedData && packetEnd > 0
              ? { kind: 'trailing', atBytes: packetEnd, extraBytes: 0 }
              : { kind: 'broken', atBytes: doneBytes, detail: 'packet' };
          doneBytes -= held.length;
          doneBytes += held.length + rest.length;
          return;
        }
        if (!isPartial && isEncryptedData(held[0] ?? 0)) hasEncryptedData = true;
        isEndless = length.isEndless;
        isPartial = length.isPartial;
        skipBytes = length.bytes;
        held = header.subarray(0, 0);
        if (skipBytes === 0 && !isPartial) packetEnd = doneBytes;
      }
      if (rest.length > 0) doneBytes += rest.length;
    },
    end() {
      if (broken) {
        return {
          end: broken.kind === 'trailing' ? { ...broken, extraBytes: doneBytes - broken.atBytes } : broken,
        };
      }
      if (isEndless) return { end: { kind: 'not-visible' } };
      const isWhole = skipBytes === 0 && !isPartial && held.length === 0 && hasEncryptedData;
      return {
        end: isWhole
          ? { kind: 'whole' }
          : {
              kind: 'cut',
              atBytes: doneBytes,
              ...(!isPartial && skipBytes > 0 && { missingBytes: skipBytes }),
            },
      };
    },
    close: () => undefined,
  };
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
