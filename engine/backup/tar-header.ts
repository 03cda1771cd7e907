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

/** Where a walk through a tar stands. */
export type TarWalkEnd = 'ended' | 'cut' | 'broken';

/** Goes through a tar as it streams by, from header to header, without keeping its content. */
export function createTarWalk(): { push(chunk: Buffer): void; end(): TarWalkEnd } {
  let held = Buffer.alloc(0);
  let skipBytes = 0;
  let state: 'entries' | 'ended' | 'broken' = 'entries';

  return {
    push(chunk) {
      let rest = chunk;
      while (state === 'entries' && rest.length > 0) {
        if (skipBytes > 0) {
          const skipped = Math.min(skipBytes, rest.length);
          skipBytes -= skipped;
          rest = rest.subarray(skipped);
          continue;
        }
        const wanted = blockBytes - held.length;
        held = Buffer.concat([held, rest.subarray(0, wanted)]);
        rest = rest.subarray(wanted);
        if (held.length < blockBytes) return;
        if (held.every((byte) => byte === 0)) state = 'ended';
        else if (isTarHeader(held)) skipBytes = Math.ceil(tarEntryBytes(held) / blockBytes) * blockBytes;
        else state = 'broken';
        held = Buffer.alloc(0);
      }
    },
    end: () => (state === 'entries' ? 'cut' : state),
  };
}
