import { reason, type ContentType, type InspectionReason } from '../../shared/run/inspection.ts';
import type { ReadThrough } from './read-through.ts';

/** Buffers of browsers, SFTP clients and copy tools, the largest first; a smaller one divides too much to mean anything. */
const transferBufferBytes = [1_048_576, 262_144, 65_536, 32_768] as const;

const leastZeroTailBytes = 512;
/** A shorter run of zeros in random data is an ordinary table or filling. */
const leastZeroRunBytes = 128 * 1024;

/** Types that hold zeros by their nature. */
const mayHoldZeros: ReadonlySet<ContentType> = new Set([
  'tar',
  'iso-image',
  'vm-image',
  'database-file',
  'sql-dump',
  'unknown-low-entropy',
  'empty',
]);

/** Signs of a transfer that stopped, which show in zeros and in the size: for whatever has no end mark of its own. */
export function truncationSigns(read: ReadThrough, isEndSeen: boolean): InspectionReason[] {
  return [...zeroSigns(read, isEndSeen), ...(isEndSeen ? [] : sizeSigns(read)), ...holeSigns(read)];
}

function zeroSigns({ contentType, tail, zeroRun }: ReadThrough, isEndSeen: boolean): InspectionReason[] {
  if (mayHoldZeros.has(contentType)) return [];
  let zeroBytes = 0;
  while (zeroBytes < tail.length && tail[tail.length - 1 - zeroBytes] === 0) zeroBytes += 1;
  if (zeroBytes >= leastZeroTailBytes) return [reason('whole.zero-tail', { zeroBytes })];
  return !isEndSeen && zeroRun && zeroRun.zeroBytes >= leastZeroRunBytes
    ? [reason('whole.zero-run', { ...zeroRun })]
    : [];
}

function sizeSigns({ contentType, sizeBytes }: ReadThrough): InspectionReason[] {
  if (contentType !== 'openssl-salted' && contentType !== 'unknown-high-entropy' && contentType !== 'age')
    return [];
  const bufferBytes = transferBufferBytes.find((bytes) => sizeBytes % bytes === 0);
  const round = bufferBytes === undefined ? [] : [reason('whole.round-size', { sizeBytes, bufferBytes })];
  const isCut = contentType === 'openssl-salted' && sizeBytes % 16 !== 0;
  return isCut ? [...round, reason('whole.block-size', { sizeBytes, blockBytes: 16 })] : round;
}

function holeSigns({ holeBytes }: ReadThrough): InspectionReason[] {
  return holeBytes > 0 ? [reason('whole.sparse', { holeBytes })] : [];
}

/** What the name of a file says: an unfinished download, or one that was made twice. */
export function nameSigns(name: string): InspectionReason[] {
  if (/\.(crdownload|part|partial|filepart|download|opdownload|aria2|!ut)$/i.test(name)) {
    return [reason('name.partial-download', { name })];
  }
  return / ?\(\d+\)(\.[^.]+){0,2}$/.test(name) ? [reason('name.second-download', { name })] : [];
}
