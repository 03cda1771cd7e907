import fs from 'node:fs';
import { crc32 } from 'node:zlib';
import { createEntryContent } from '../layers/entry-content.ts';
import { createInflater } from '../layers/inflater.ts';
import { createLayer } from '../layers/layer.ts';
import { Look, mayUnpack } from '../layers/look.ts';
import { readZipDirectory, type DirectoryEntry, type ReadAt } from '../layers/zip-directory.ts';
import { readerOf } from '../read-through.ts';
import { keyOutcome, notNeeded, notTried, type TryKey } from './key-outcome.ts';
import {
  aesCodeBytes,
  aesSaltBytes,
  aesVerifierBytes,
  openZipAes,
  openZipCrypto,
  zipCryptoHeadBytes,
  type ZipDecipher,
} from './zip-crypto.ts';

const localBytes = 30;
const partBytes = 256 * 1024;
/** So many check bytes are tried: each lets one wrong key in 256 pass. */
const checkedEntries = 16;

/** Tries a key on the encrypted entries of a zip: AES as WinZip made it, and the old ZipCrypto. */
export const openZip: TryKey = async (file, read, key, options) => {
  const handle = await fs.promises.open(file, 'r');
  const readAt = readerOf(handle);
  const secret = Buffer.from(key.reveal(), 'utf8');
  try {
    const look = new Look(createLayer, options.signal, options.bounds);
    look.readBytes = read.sizeBytes;
    const directory = await readZipDirectory(readAt, read.sizeBytes, look.bounds.mostEntries);
    const encrypted = [...(directory?.entries ?? [])].filter(([, entry]) => (entry.flags & 1) === 1);
    const first = encrypted[0]?.[1];
    if (!first) return directory ? notNeeded : notTried;
    const scheme =
      first.aesStrength === undefined ? 'ZipCrypto' : `zip AES-${String(64 + 64 * first.aesStrength)}`;
    // Strong encryption of PKWARE, which nobody uses.
    if ((first.flags & 0x40) !== 0) return keyOutcome('key.unsupported', 'PKWARE strong encryption');
    const tried = encrypted.slice(0, checkedEntries);
    let fitting = 0;
    for (const [atBytes, entry] of tried) if (await open(readAt, atBytes, entry, secret)) fitting += 1;
    // A wrong key fits a few by chance; a right one fits all that are not damaged.
    if (fitting * 2 < tried.length || fitting === 0) return keyOutcome('key.wrong', scheme);
    for (const [atBytes, entry] of encrypted) {
      if (look.isBomb) break;
      const isRight = await readEntry(readAt, atBytes, entry, secret, look);
      // One check byte may fit by chance; then nothing comes out right, the first entry neither.
      if (!isRight && entry === first && encrypted.length === 1 && scheme === 'ZipCrypto')
        return keyOutcome('key.wrong', scheme);
      if (!isRight) return keyOutcome('key.damaged', scheme);
    }
    const layer = {
      contentType: 'zip',
      sizeBytes: read.sizeBytes,
      end: read.layer?.end ?? { kind: 'not-visible' },
    } as const;
    return keyOutcome(look.entries.brokenCount > 0 ? 'key.damaged' : 'key.opens', scheme, { layer, look });
  } finally {
    secret.fill(0);
    await handle.close();
  }
};

/** A decipher behind the head of an entry, and where its content stands; undefined where the key does not fit. */
async function open(
  readAt: ReadAt,
  atBytes: number,
  entry: DirectoryEntry,
  key: Buffer,
): Promise<{ decipher: ZipDecipher; fromBytes: number; toBytes: number } | undefined> {
  const local = await readAt(atBytes, localBytes);
  if (local.length < localBytes) return undefined;
  const from = atBytes + localBytes + local.readUInt16LE(26) + local.readUInt16LE(28);
  const { aesStrength } = entry;
  const headBytes =
    aesStrength === undefined ? zipCryptoHeadBytes : aesSaltBytes(aesStrength) + aesVerifierBytes;
  const head = await readAt(from, headBytes);
  // With a descriptor behind the content, the check sum was not known yet when the head was written.
  const check = (entry.flags & 8) !== 0 ? local.readUInt8(11) : entry.crc >>> 24;
  const decipher =
    aesStrength === undefined ? openZipCrypto(key, check, head) : openZipAes(key, aesStrength, head);
  const codeBytes = aesStrength === undefined ? 0 : aesCodeBytes;
  return decipher && { decipher, fromBytes: from + headBytes, toBytes: from + entry.packedBytes - codeBytes };
}

/** Whether all of an entry decrypts to what its check sums say. What is in it is noted. */
async function readEntry(
  readAt: ReadAt,
  atBytes: number,
  entry: DirectoryEntry,
  key: Buffer,
  look: Look,
): Promise<boolean> {
  const opened = await open(readAt, atBytes, entry, key);
  if (!opened) return false;
  const { decipher, fromBytes, toBytes } = opened;
  const method = entry.innerMethod ?? entry.method;
  const listed = { path: entry.name, kind: 'file', sizeBytes: entry.sizeBytes } as const;
  look.entries.add(listed, []);
  const content = createEntryContent(look, listed, { depth: 0, within: [] });
  const inflater = method === 8 ? createInflater() : undefined;
  let isRight = method === 0 || method === 8;
  let crc = 0;
  const isSpent = () => look.isBomb;
  const give = async (bytes: Buffer) => {
    crc = crc32(bytes, crc);
    if (mayUnpack(look, bytes.length)) await content.push(bytes);
  };
  try {
    for (let at = fromBytes; at < toBytes && isRight && !look.isBomb; at += partBytes) {
      look.signal.throwIfAborted();
      const part = await readAt(at, Math.min(partBytes, toBytes - at));
      let clear = decipher.update(part);
      while (inflater && clear.length > 0 && isRight && !isSpent()) {
        const step = await inflater.push(clear);
        for (const output of step.output) await give(output);
        clear = clear.subarray(step.usedBytes);
        isRight = step.error === undefined && !(step.isEnded && clear.length > 0);
      }
      if (!inflater) await give(clear);
      isRight &&= part.length > 0;
    }
    await content.end();
    if (look.isBomb) return true;
    const code = entry.aesStrength === undefined ? Buffer.alloc(0) : await readAt(toBytes, aesCodeBytes);
    // The second form of WinZip's AES writes no CRC-32.
    const isCrcRight = crc >>> 0 === entry.crc || (entry.aesStrength !== undefined && entry.crc === 0);
    return isRight && isCrcRight && decipher.isAuthentic(code) !== false;
  } finally {
    inflater?.close();
    content.close();
  }
}
