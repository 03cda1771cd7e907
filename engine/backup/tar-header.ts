const blockBytes = 512;

/** Whether a tar header begins here: its checksum fits, whatever dialect of tar wrote it. */
export function isTarHeader(block: Buffer): boolean {
  if (block.length < blockBytes || block[0] === 0) return false;
  const stored = Number.parseInt(block.toString('latin1', 148, 156).trim(), 8);
  if (!Number.isFinite(stored)) return false;
  let sum = 0;
  for (let at = 0; at < blockBytes; at++) sum += at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0);
  return sum === stored;
}

/** Length of the entry's content in bytes, without padding; octal, or base 256 for large files. */
export function tarEntryBytes(header: Buffer): number {
  if (((header[124] ?? 0) & 0x80) !== 0) return Number(header.readBigUInt64BE(128));
  const octal = Number.parseInt(header.toString('latin1', 124, 136).replace(/\0.*$/s, '').trim(), 8);
  return Number.isFinite(octal) ? octal : 0;
}

/** What one header says, without the records that may precede it. */
export interface TarHeader {
  readonly path: string;
  /** The type flag. */
  readonly kind: string;
  readonly sizeBytes: number;
  readonly modifiedSeconds: number;
  readonly linkTarget: string;
}

/** Reads the header of `isTarHeader`. ustar joins a prefix to the name; GNU keeps other things there. */
export function readTarHeader(header: Buffer): TarHeader {
  const name = text(header, 0, 100);
  const isUstar = header.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isUstar ? text(header, 345, 155) : '';
  return {
    path: prefix === '' ? name : `${prefix}/${name}`,
    kind: header.toString('latin1', 156, 157),
    sizeBytes: tarEntryBytes(header),
    modifiedSeconds: Number.parseInt(header.toString('latin1', 136, 148).replace(/\0.*$/s, '').trim(), 8),
    linkTarget: text(header, 157, 100),
  };
}

function text(header: Buffer, at: number, bytes: number): string {
  const field = header.subarray(at, at + bytes);
  const zero = field.indexOf(0);
  return field.toString('utf8', 0, zero === -1 ? field.length : zero);
}
