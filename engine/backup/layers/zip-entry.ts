import { crc32, inflateRawSync } from 'node:zlib';
import type { DirectoryEntry } from './zip-directory.ts';

const localBytes = 30;

/**
 * The content of one entry of a small zip in memory whose local header stands at `atBytes`, held against size and CRC-32 of the
 * directory. Undefined for what is encrypted, packed in another way, larger than `mostBytes`, or damaged: never more than that is
 * unpacked. Throws nothing.
 */
export function unpackZipEntry(
  zip: Buffer,
  atBytes: number,
  { flags, method, crc, packedBytes, sizeBytes }: DirectoryEntry,
  mostBytes: number,
): Buffer | undefined {
  const local = zip.subarray(atBytes, atBytes + localBytes);
  const isReadable = (flags & 1) === 0 && (method === 0 || method === 8) && sizeBytes <= mostBytes;
  if (!isReadable || local.length < localBytes || local.toString('latin1', 0, 4) !== 'PK\x03\x04')
    return undefined;
  const from = atBytes + localBytes + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = zip.subarray(from, from + packedBytes);
  const content = method === 0 ? packed : inflated(packed, mostBytes);
  return content?.length === sizeBytes && crc32(content) === crc ? content : undefined;
}

function inflated(packed: Buffer, mostBytes: number): Buffer | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: mostBytes });
  } catch {
    // Damaged, or more than it says.
    return undefined;
  }
}
