import { expect, test } from 'vitest';
import { Secret } from '../secret.ts';
import { fitsKeyCheck, makeKeyCheck } from './key-check.ts';

const key = new Secret('K7QX-29FJ-3M81-QWEP');

test('knows its key again and no other', () => {
  const check = makeKeyCheck(key);
  expect(fitsKeyCheck(key, check)).toBe(true);
  expect(fitsKeyCheck(new Secret('K7QX-29FJ-3M81-QWEp'), check)).toBe(false);
});

test('differs every time and does not hold the key', () => {
  expect(makeKeyCheck(key)).not.toBe(makeKeyCheck(key));
  expect(makeKeyCheck(key)).toMatch(/^[0-9a-f]{16}:[0-9a-f]{4}$/);
});

test('a damaged mark fits nothing', () => {
  expect(fitsKeyCheck(key, '')).toBe(false);
  expect(fitsKeyCheck(key, 'zz:zz')).toBe(false);
});
