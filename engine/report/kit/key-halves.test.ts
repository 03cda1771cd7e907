import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Secret } from '../../secret.ts';
import { joinKey, sideOf, splitKey } from './key-halves.ts';

const printable = fc.string({
  unit: fc.constantFrom(...Array.from({ length: 95 }, (_, at) => String.fromCharCode(at + 32)), 'ä', '€'),
  minLength: 1,
  maxLength: 120,
});

test('two halves give the key, in any order, and neither with a half of another split', () => {
  fc.assert(
    fc.property(printable, (text) => {
      const key = new Secret(text);
      const { a, b } = splitKey(key);
      expect([sideOf(a), sideOf(b), sideOf(key)]).toEqual(['A', 'B', undefined]);
      expect(joinKey(a, b)?.equals(key)).toBe(true);
      expect(joinKey(b, a)?.equals(key)).toBe(true);
      expect(joinKey(a, a)).toBeUndefined();
      expect(joinKey(a, splitKey(key).b)).toBeUndefined();
    }),
    { numRuns: 50 },
  );
});
