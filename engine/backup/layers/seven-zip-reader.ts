import { crc32 } from 'node:zlib';
import type { LayerEnd, Reader } from './contract.ts';

const startBytes = 32;
/** A header is kept to check it; a longer one is not. */
const longestHeaderBytes = 4 * 1024 * 1024;

/** 7z from outside (7zFormat.txt): the start header with its CRC-32, and the header at the end with its own. */
export function createSevenZipReader(): Reader {
  let start = Buffer.alloc(0);
  let sizeBytes = 0;
  let crc = 0;
  let keptBytes = 0;

  return {
    push(bytes) {
      if (start.length < startBytes)
        start = Buffer.concat([start, bytes.subarray(0, startBytes - start.length)]);
      const from = sizeBytes;
      sizeBytes += bytes.length;
      const header = headerRange(start);
      if (!header || header.toBytes - header.fromBytes > longestHeaderBytes) return;
      const part = bytes.subarray(
        Math.max(0, header.fromBytes - from),
        Math.max(0, Math.min(bytes.length, header.toBytes - from)),
      );
      crc = crc32(part, crc);
      keptBytes += part.length;
    },
    end: () => ({ end: endOf() }),
    close: () => undefined,
  };

  function endOf(): LayerEnd {
    if (start.length < startBytes) return { kind: 'cut', atBytes: sizeBytes };
    if (crc32(start.subarray(12, startBytes)) !== start.readUInt32LE(8))
      return { kind: 'broken', atBytes: 8, detail: 'CRC-32 of the start header' };
    const header = headerRange(start);
    if (!header) return { kind: 'broken', atBytes: 12, detail: 'start header' };
    if (header.toBytes > sizeBytes)
      return { kind: 'cut', atBytes: sizeBytes, missingBytes: header.toBytes - sizeBytes };
    if (keptBytes === header.toBytes - header.fromBytes && crc !== header.crc)
      return { kind: 'broken', atBytes: header.fromBytes, detail: 'CRC-32 of the header' };
    if (header.toBytes < sizeBytes)
      return { kind: 'trailing', atBytes: header.toBytes, extraBytes: sizeBytes - header.toBytes };
    return { kind: 'whole' };
  }
}

function headerRange(start: Buffer): { fromBytes: number; toBytes: number; crc: number } | undefined {
  if (start.length < startBytes) return undefined;
  const fromBytes = startBytes + Number(start.readBigUInt64LE(12));
  const toBytes = fromBytes + Number(start.readBigUInt64LE(20));
  return Number.isSafeInteger(toBytes) ? { fromBytes, toBytes, crc: start.readUInt32LE(28) } : undefined;
}
