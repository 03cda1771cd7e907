import type { ContentType } from '../../shared/run/inspection.ts';
import { isTarHeader } from './tar-header.ts';
import { textType } from './text-type.ts';

/** Bytes from each end of a file that `contentType` wants to see. */
export const sampleBytes = 64 * 1024;

/** An ISO 9660 image has its name here. */
const isoOffset = 32_769;

const magics: readonly { readonly at: number; readonly bytes: string; readonly type: ContentType }[] = [
  { at: 0, bytes: '\x1f\x8b\x08', type: 'gzip' },
  { at: 0, bytes: '\x28\xb5\x2f\xfd', type: 'zstd' },
  { at: 0, bytes: '\xfd7zXZ\0', type: 'xz' },
  { at: 0, bytes: 'PK\x03\x04', type: 'zip' },
  { at: 0, bytes: 'PK\x05\x06', type: 'zip' },
  { at: 0, bytes: '7z\xbc\xaf\x27\x1c', type: '7z' },
  { at: 0, bytes: 'Salted__', type: 'openssl-salted' },
  { at: 0, bytes: '-----BEGIN PGP MESSAGE', type: 'openpgp-armor' },
  { at: 0, bytes: 'age-encryption.org/v1', type: 'age' },
  { at: 0, bytes: '-----BEGIN AGE ENCRYPTED FILE', type: 'age-armor' },
  { at: 0, bytes: 'PGDMP', type: 'sql-dump' },
  { at: 0, bytes: 'SQLite format 3\0', type: 'database-file' },
  { at: isoOffset, bytes: 'CD001', type: 'iso-image' },
  { at: 0, bytes: 'KDMV', type: 'vm-image' },
  { at: 0, bytes: 'COWD', type: 'vm-image' },
  { at: 0, bytes: '# Disk DescriptorFile', type: 'vm-image' },
  { at: 0, bytes: 'QFI\xfb', type: 'vm-image' },
  { at: 0, bytes: 'conectix', type: 'vm-image' },
  { at: 0, bytes: 'vhdxfile', type: 'vm-image' },
  { at: 0x40, bytes: '\x7f\x10\xda\xbe', type: 'vm-image' },
];

/**
 * What a file is, by its content and never by its name. `head` and `tail` are its first and last bytes (up to
 * `sampleBytes` each, overlapping in a short file), `entropy` the one of `entropyBitsPerByte`, of the head by default.
 */
export function contentType(head: Buffer, tail: Buffer, entropy = entropyBitsPerByte(head)): ContentType {
  if (head.length === 0) return 'empty';
  const magic = magics.find(({ at, bytes }) => startsWith(head.subarray(at), bytes));
  if (magic) return magic.type;
  if (isBzip2(head)) return 'bzip2';
  if (isTarHeader(head)) return firstTarName(head).endsWith('.ovf') ? 'vm-image' : 'tar';
  if (startsWith(tail.subarray(-512), 'conectix')) return 'vm-image';
  // Raw disk images begin with a boot record.
  if (isBootRecord(head)) return 'vm-image';
  return textType(head) ?? (isOpenPgp(head) ? 'openpgp' : unknownType(entropy));
}

/**
 * Shannon entropy of a sample, corrected for its length (Miller and Madow), so that a short random file is not taken for
 * an orderly one. 8 is random.
 */
export function entropyBitsPerByte(sample: Buffer): number {
  if (sample.length === 0) return 0;
  const counts = new Uint32Array(256);
  // Every byte is an index below 256, so that the count is there.
  for (const byte of sample) counts[byte] = (counts[byte] ?? 0) + 1;
  const seen = counts.filter((count) => count > 0);
  const raw = seen.reduce(
    (sum, count) => sum - (count / sample.length) * Math.log2(count / sample.length),
    0,
  );
  return Math.min(8, raw + (seen.length - 1) / (2 * sample.length * Math.LN2));
}

function unknownType(entropy: number): ContentType {
  return entropy >= 7.5 ? 'unknown-high-entropy' : 'unknown-low-entropy';
}

function startsWith(buffer: Buffer, bytes: string): boolean {
  return buffer.subarray(0, bytes.length).equals(Buffer.from(bytes, 'latin1'));
}

/** The block or end mark after the level tells it from text that begins with BZh. */
function isBzip2(head: Buffer): boolean {
  if (!/^BZh[1-9]/.test(head.toString('latin1', 0, 4))) return false;
  return ['314159265359', '177245385090'].includes(head.toString('hex', 4, 10));
}

/** A partition table with at least one partition that makes sense, behind code that starts with a jump or a clear. */
function isBootRecord(head: Buffer): boolean {
  if (head.length < 512 || head.readUInt16LE(510) !== 0xaa55) return false;
  return [446, 462, 478, 494].some((at) => {
    const status = head.readUInt8(at);
    return (
      (status === 0 || status === 0x80) && head.readUInt8(at + 4) !== 0 && head.readUInt32LE(at + 12) > 0
    );
  });
}

function firstTarName(head: Buffer): string {
  return head.toString('latin1', 0, 100).replace(/\0.*$/s, '');
}

/** The first packet of an encrypted message (RFC 9580): a session key, for a public key (1) or for a passphrase (3). */
function isOpenPgp(head: Buffer): boolean {
  const first = head[0] ?? 0;
  if ((first & 0x80) === 0) return false;
  const isNewForm = (first & 0x40) !== 0;
  const tag = isNewForm ? first & 0x3f : (first >> 2) & 0x0f;
  const bodyAt = isNewForm ? 1 + newLengthBytes(head[1] ?? 0) : 1 + ([1, 2, 4, 0][first & 3] ?? 0);
  const version = head[bodyAt] ?? 0;
  const algorithm = head[bodyAt + 1] ?? 255;
  if (tag === 1) return version === 3 || version === 6;
  return tag === 3 && [4, 5, 6].includes(version) && (version !== 4 || algorithm <= 13);
}

function newLengthBytes(first: number): number {
  if (first < 192) return 1;
  return first < 224 ? 2 : first === 255 ? 5 : 1;
}
