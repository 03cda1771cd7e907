import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../secret.ts';

const checkBytes = 2;
const scryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };

/**
 * A mark by which a key is recognised again after a restart: a random salt and 16 bits of scrypt (RFC 7914). One wrong
 * key in 65,536 fits too, so that the mark is useless for guessing the key; it only catches a mix-up.
 */
export function makeKeyCheck(key: Secret): string {
  const salt = randomBytes(8);
  return `${salt.toString('hex')}:${digest(key, salt).toString('hex')}`;
}

/** Whether `key` fits a mark of `makeKeyCheck`. */
export function fitsKeyCheck(key: Secret, check: string): boolean {
  const [salt = '', expected = ''] = check.split(':');
  const wanted = Buffer.from(expected, 'hex');
  return wanted.length === checkBytes && timingSafeEqual(digest(key, Buffer.from(salt, 'hex')), wanted);
}

function digest(key: Secret, salt: Buffer): Buffer {
  return scryptSync(key.reveal(), salt, checkBytes, scryptOptions);
}
