import { reason, type ContentType, type InspectionReason } from '../../shared/run/inspection.ts';

/** What `truncationSigns` looks at: both ends of the file, its size and its name. */
export interface Ends {
  readonly name: string;
  readonly contentType: ContentType;
  readonly head: Buffer;
  readonly tail: Buffer;
  readonly sizeBytes: number;
}

/** Buffers of browsers, SFTP clients and copy tools, the largest first; a smaller one divides too much to mean anything. */
const transferBufferBytes = [1_048_576, 262_144, 65_536, 32_768] as const;

const leastZeroTailBytes = 512;

/** Types that end in zeros by their nature. */
const mayEndInZeros: ReadonlySet<ContentType> = new Set([
  'tar',
  'iso-image',
  'vm-image',
  'database-file',
  'empty',
]);

/** Signs that a file was cut short that show at its ends, without reading through it. */
export function truncationSigns(ends: Ends): InspectionReason[] {
  const end = endMark(ends);
  const signs = [...nameSigns(ends.name), ...zeroTail(ends), ...end];
  const isEndSeen = end.some((sign) => sign.code === 'whole.end-seen');
  return isEndSeen ? signs : [...signs, ...sizeSigns(ends)];
}

function nameSigns(name: string): InspectionReason[] {
  if (/\.(crdownload|part|partial|filepart|download|opdownload|aria2|!ut)$/i.test(name)) {
    return [reason('name.partial-download', { name })];
  }
  return / ?\(\d+\)(\.[^.]+){0,2}$/.test(name) ? [reason('name.second-download', { name })] : [];
}

function zeroTail({ contentType, tail }: Ends): InspectionReason[] {
  if (mayEndInZeros.has(contentType)) return [];
  let zeroBytes = 0;
  while (zeroBytes < tail.length && tail[tail.length - 1 - zeroBytes] === 0) zeroBytes += 1;
  return zeroBytes >= leastZeroTailBytes ? [reason('whole.zero-tail', { zeroBytes })] : [];
}

/** The end mark, where the type has one that can be found from the end. gzip and tar are read through instead. */
function endMark({ contentType, head, tail, sizeBytes }: Ends): InspectionReason[] {
  switch (contentType) {
    case 'zip':
      return seen(contentType, hasZipEnd(tail, sizeBytes));
    case '7z':
      return seen(contentType, sevenZipBytes(head) === sizeBytes);
    case 'xz':
      return seen(contentType, tail.toString('latin1').trimEnd().replace(/\0+$/, '').endsWith('YZ'));
    case 'bzip2':
      return seen(contentType, hasBzip2End(tail));
    case 'openpgp-armor':
      return seen(contentType, tail.includes('-----END PGP MESSAGE-----'));
    case 'age-armor':
      return seen(contentType, tail.includes('-----END AGE ENCRYPTED FILE-----'));
    case 'zstd':
    case 'openssl-salted':
    case 'openpgp':
    case 'age':
    case 'unknown-high-entropy':
      return [reason('whole.end-not-visible', { contentType })];
    default:
      return [];
  }
}

function seen(contentType: ContentType, isSeen: boolean): InspectionReason[] {
  return [reason(isSeen ? 'whole.end-seen' : 'whole.end-missing', { contentType })];
}

/** The end of the central directory (PKWARE APPNOTE 4.3.16), and that the directory it names lies before it. */
function hasZipEnd(tail: Buffer, sizeBytes: number): boolean {
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (at < 0 || at + 22 > tail.length) return false;
  const directoryBytes = tail.readUInt32LE(at + 12);
  const directoryAt = tail.readUInt32LE(at + 16);
  const isZip64 = directoryAt === 0xffff_ffff || directoryBytes === 0xffff_ffff;
  const endAt = sizeBytes - tail.length + at;
  return (
    at + 22 + tail.readUInt16LE(at + 20) <= tail.length && (isZip64 || directoryAt + directoryBytes <= endAt)
  );
}

/** The length that the start header of a 7z names (7zFormat.txt). */
function sevenZipBytes(head: Buffer): number {
  return head.length < 32 ? -1 : 32 + Number(head.readBigUInt64LE(12)) + Number(head.readBigUInt64LE(20));
}

/** The end mark stands on no byte boundary: 48 bits of it, 32 of check sum, and at most 7 to fill up. */
function hasBzip2End(tail: Buffer): boolean {
  const end = BigInt(`0x0${tail.subarray(-11).toString('hex')}`);
  return [0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n].some(
    (fill) => ((end >> (32n + fill)) & 0xffff_ffff_ffffn) === 0x1772_4538_5090n,
  );
}

function sizeSigns({ contentType, sizeBytes }: Ends): InspectionReason[] {
  if (contentType !== 'openssl-salted' && contentType !== 'unknown-high-entropy' && contentType !== 'zstd')
    return [];
  const bufferBytes = transferBufferBytes.find((bytes) => sizeBytes % bytes === 0);
  const round = bufferBytes === undefined ? [] : [reason('whole.round-size', { sizeBytes, bufferBytes })];
  const isCut = contentType === 'openssl-salted' && sizeBytes % 16 !== 0;
  return isCut ? [...round, reason('whole.block-size', { sizeBytes, blockBytes: 16 })] : round;
}
