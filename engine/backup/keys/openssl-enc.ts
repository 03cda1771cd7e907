import { createDecipheriv, createHash, pbkdf2 } from 'node:crypto';
import fs from 'node:fs';
import { promisify } from 'node:util';
import { reason, type ContentType } from '../../../shared/run/inspection.ts';
import { contentType } from '../content-type.ts';
import type { ReadOptions, ReadThrough } from '../read-through.ts';
import { createClearLook, keyOutcome, outcomeOf, type KeyOutcome, type TryKey } from './key-outcome.ts';

/** `Salted__` and eight bytes of salt. */
const headBytes = 16;
const blockBytes = 16;
/** Longest key and initialisation vector that are derived together. */
const derivedBytes = 48;

const ciphers = [
  'aes-256-cbc',
  'aes-256-ctr',
  'aes-128-cbc',
  'aes-192-cbc',
  'aes-128-ctr',
  'aes-192-ctr',
] as const;
type Cipher = (typeof ciphers)[number];

const digests = ['sha256', 'sha512', 'sha1', 'md5'] as const;
type Digest = (typeof digests)[number];

/** Counts that openssl, its wrappers and the guides of these years use; the default first. */
const iterations = [
  10_000, 100_000, 1000, 600_000, 1, 2048, 4096, 5000, 20_000, 50_000, 65_536, 120_000, 200_000, 210_000,
  250_000, 300_000, 310_000, 500_000, 1_000_000,
] as const;

/** Derivations that run side by side. */
const atOnce = 4;

interface Derivation {
  readonly name: string;
  readonly derive: (key: Buffer, salt: Buffer) => Promise<Buffer>;
}

const derivations: readonly Derivation[] = [
  pbkdf2With(10_000, 'sha256'),
  ...digests.map((digest) => ({
    name: `EVP_BytesToKey ${digest}`,
    derive: async (key: Buffer, salt: Buffer) => bytesToKey(digest, key, salt),
  })),
  ...iterations
    .flatMap((count) => digests.map((digest) => ({ count, digest })))
    // MD5 and SHA-1 belong to old files, with old counts; SHA-512 is rare.
    .filter(
      ({ count, digest }) =>
        digest === 'sha256' || (digest === 'sha512' ? count <= 210_000 : count <= 20_000),
    )
    .filter(({ count, digest }) => count !== 10_000 || digest !== 'sha256')
    .sort((a, b) => digests.indexOf(a.digest) - digests.indexOf(b.digest))
    .map(({ count, digest }) => pbkdf2With(count, digest)),
];

/**
 * Tries a key on a file of `openssl enc`: with the ciphers, digests and iteration counts that are in use, since the file
 * names none of them. The beginning decides, by what it decrypts to; a fitting one is then decrypted to its end. Does not
 * tell a wrong key from an unusual scheme, for the format has nothing to tell them apart.
 */
export const openOpensslEnc: TryKey = async (file, read, key, options) => {
  const salt = read.head.subarray(8, headBytes);
  const secret = Buffer.from(key.reveal(), 'utf8');
  try {
    for (let at = 0; at < derivations.length; at += atOnce) {
      options.signal.throwIfAborted();
      const batch = derivations.slice(at, at + atOnce);
      const derived = await Promise.all(batch.map(({ derive }) => derive(secret, salt)));
      for (const [index, bytes] of derived.entries()) {
        const cipher = ciphers.find((candidate) => fits(candidate, bytes, read));
        const scheme = `openssl enc -${cipher ?? ''}, ${batch[index]?.name ?? ''}`;
        if (cipher) return await decryptAll(file, read.sizeBytes, cipher, bytes, scheme, options);
        bytes.fill(0);
      }
    }
    const schemes = derivations.length * ciphers.length;
    return { reason: reason('key.wrong-or-unknown-scheme', { schemes }) };
  } finally {
    secret.fill(0);
  }
};

/** What a beginning looks like by chance too seldom to matter. */
const weak: ReadonlySet<ContentType> = new Set([
  'unknown-high-entropy',
  'unknown-low-entropy',
  'openpgp',
  'empty',
  'text',
  'key-file',
  'csv',
  'log',
]);
const leastTextBytes = 16;

function fits(cipher: Cipher, derived: Buffer, { head, tail, sizeBytes }: ReadThrough): boolean {
  const body = head.subarray(headBytes);
  const whole = cipher.endsWith('cbc') ? body.subarray(0, body.length - (body.length % blockBytes)) : body;
  if (whole.length === 0) return false;
  const clear = decipherOf(cipher, derived).setAutoPadding(false).update(whole);
  const isCbc = cipher.endsWith('cbc');
  const padding = isCbc ? paddingBytes(cipher, derived, head, tail, sizeBytes) : undefined;
  const isAll = sizeBytes <= head.length;
  const seen = isAll && padding !== undefined ? clear.subarray(0, clear.length - padding) : clear;
  const type = contentType(seen, seen);
  if (!weak.has(type)) return true;
  if (!type.startsWith('unknown') && type !== 'openpgp' && seen.length >= leastTextBytes) return true;
  // Padding of one or two bytes fits by chance once in 256 or 65,536 tries.
  return padding !== undefined && padding >= 3;
}

/** Length of the padding (PKCS #7) at the end; undefined where there is none that fits. */
function paddingBytes(
  cipher: Cipher,
  derived: Buffer,
  head: Buffer,
  tail: Buffer,
  sizeBytes: number,
): number | undefined {
  if (sizeBytes % blockBytes !== 0 || sizeBytes < headBytes + blockBytes) return undefined;
  const isSingle = sizeBytes === headBytes + blockBytes;
  const last = isSingle ? head.subarray(headBytes) : tail.subarray(-2 * blockBytes);
  const clear = decipherOf(cipher, derived).setAutoPadding(false).update(last).subarray(-blockBytes);
  const length = clear[blockBytes - 1] ?? 0;
  const isPadding =
    length >= 1 && length <= blockBytes && clear.subarray(-length).every((byte) => byte === length);
  return isPadding ? length : undefined;
}

async function decryptAll(
  file: string,
  sizeBytes: number,
  cipher: Cipher,
  derived: Buffer,
  scheme: string,
  options: ReadOptions,
): Promise<KeyOutcome> {
  const decipher = decipherOf(cipher, derived);
  derived.fill(0);
  const { look, layer } = createClearLook(options, sizeBytes);
  let isPadded = true;
  try {
    const stream = fs.createReadStream(file, {
      start: headBytes,
      highWaterMark: 1024 * 1024,
      signal: options.signal,
    });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (look.isBomb) break;
      await layer.push(decipher.update(chunk));
    }
    try {
      await layer.push(decipher.final());
    } catch {
      // No padding at the end: what is missing or changed stood there.
      isPadded = look.isBomb;
    }
    const outcome = outcomeOf(scheme, { layer: await layer.end(), look });
    return isPadded ? outcome : keyOutcome('key.damaged', scheme, outcome.opened);
  } finally {
    layer.close();
  }
}

function decipherOf(cipher: Cipher, derived: Buffer) {
  const keyBytes = Number(cipher.slice(4, 7)) / 8;
  return createDecipheriv(
    cipher,
    derived.subarray(0, keyBytes),
    derived.subarray(keyBytes, keyBytes + blockBytes),
  );
}

function pbkdf2With(count: number, digest: Digest): Derivation {
  return {
    name: `PBKDF2 ${digest}, ${String(count)} iterations`,
    derive: (key, salt) => promisify(pbkdf2)(key, salt, count, derivedBytes, digest),
  };
}

/** What openssl did before PBKDF2, with one round. */
function bytesToKey(digest: Digest, key: Buffer, salt: Buffer): Buffer {
  let block = Buffer.alloc(0);
  let derived = Buffer.alloc(0);
  while (derived.length < derivedBytes) {
    block = createHash(digest).update(block).update(key).update(salt).digest();
    derived = Buffer.concat([derived, block]);
  }
  return derived.subarray(0, derivedBytes);
}
