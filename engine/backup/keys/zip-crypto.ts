import { createCipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';

/** Deciphers the content of one encrypted entry of a zip, part by part. */
export interface ZipDecipher {
  update(bytes: Buffer): Buffer;
  /** Whether the authentication code behind the content fits; undefined where the scheme has none. */
  isAuthentic(code: Buffer): boolean | undefined;
}

/** Bytes before and behind the content, by AES strength 1 to 3. */
export const aesSaltBytes = (strength: number): number => 4 + 4 * strength;
export const aesVerifierBytes = 2;
export const aesCodeBytes = 10;
export const zipCryptoHeadBytes = 12;

/** WinZip's AES: undefined where the two bytes that check the key do not fit. */
export function openZipAes(key: Buffer, strength: number, head: Buffer): ZipDecipher | undefined {
  const saltBytes = aesSaltBytes(strength);
  const keyBytes = 8 + 8 * strength;
  const salt = head.subarray(0, saltBytes);
  const derived = pbkdf2Sync(key, salt, 1000, 2 * keyBytes + aesVerifierBytes, 'sha1');
  if (!derived.subarray(2 * keyBytes).equals(head.subarray(saltBytes, saltBytes + aesVerifierBytes)))
    return undefined;
  const hmac = createHmac('sha1', derived.subarray(keyBytes, 2 * keyBytes));
  const cipher = createCipheriv(
    `aes-${String(keyBytes * 8)}-ecb`,
    derived.subarray(0, keyBytes),
    null,
  ).setAutoPadding(false);
  let block = 1;
  let stream = Buffer.alloc(0);
  return {
    update(bytes) {
      hmac.update(bytes);
      const missing = Math.ceil(Math.max(0, bytes.length - stream.length) / 16);
      const counters = Buffer.alloc(missing * 16);
      // The counter is little-endian, unlike that of the usual CTR mode.
      for (let at = 0; at < missing; at++) {
        counters.writeUInt32LE(block, at * 16);
        block += 1;
      }
      stream = Buffer.concat([stream, cipher.update(counters)]);
      const clear = Buffer.allocUnsafe(bytes.length);
      for (let at = 0; at < bytes.length; at++) clear[at] = (bytes[at] ?? 0) ^ (stream[at] ?? 0);
      stream = stream.subarray(bytes.length);
      return clear;
    },
    isAuthentic: (code) => {
      const own = hmac.digest().subarray(0, aesCodeBytes);
      return code.length === own.length && timingSafeEqual(own, code);
    },
  };
}

/** The old cipher of zip (APPNOTE 6.1): undefined where the last byte of its head is not `check`. */
export function openZipCrypto(key: Buffer, check: number, head: Buffer): ZipDecipher | undefined {
  let key0 = 0x1234_5678;
  let key1 = 0x2345_6789;
  let key2 = 0x3456_7890;
  const stir = (byte: number) => {
    key0 = step(key0, byte);
    key1 = (Math.imul(key1 + (key0 & 0xff), 134_775_813) + 1) >>> 0;
    key2 = step(key2, key1 >>> 24);
  };
  for (const byte of key) stir(byte);
  const update = (bytes: Buffer): Buffer => {
    const clear = Buffer.allocUnsafe(bytes.length);
    for (let at = 0; at < bytes.length; at++) {
      const word = (key2 | 2) & 0xffff;
      const byte = (bytes[at] ?? 0) ^ ((Math.imul(word, word ^ 1) >>> 8) & 0xff);
      stir(byte);
      clear[at] = byte;
    }
    return clear;
  };
  const opened = update(head.subarray(0, zipCryptoHeadBytes));
  if (opened[zipCryptoHeadBytes - 1] !== check) return undefined;
  return { update, isAuthentic: () => undefined };
}

/** One step of CRC-32 without its inversions. */
function step(crc: number, byte: number): number {
  return ((crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)) >>> 0;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
  return crc >>> 0;
});
