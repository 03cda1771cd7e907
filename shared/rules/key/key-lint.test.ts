import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintKey } from './key-lint.ts';

test.each([
  ['a clean key', 'Xk7-Qm4w-Zt9v-Rr2p', []],
  ['space at the front', ' Xk7-Qm4w-Zt9v', ['key.surrounding-space']],
  ['space at the end', 'Xk7-Qm4w-Zt9v ', ['key.surrounding-space']],
  ['tab at the end', 'Xk7-Qm4w-Zt9v\t', ['key.surrounding-space']],
  ['line break at the end', 'Xk7-Qm4w-Zt9v\n', ['key.line-break', 'key.surrounding-space']],
  ['line break inside', 'Xk7-Qm4w\r\nZt9v', ['key.line-break']],
  ['space inside', 'Xk7 Qm4w Zt9v', ['key.inner-space']],
  ['no-break space inside', 'Xk7\u00a0Qm4wZt9v', ['key.inner-space', 'key.unusual-character']],
  ['zero-width space', 'Xk7Qm4w\u200bZt9v', ['key.unusual-character']],
  ['a dash that a text program made', 'Xk7Qm4w\u2013Zt9v', ['key.unusual-character']],
  ['quotation marks that a text program made', '\u201cXk7Qm4wZt9v\u201d', ['key.unusual-character']],
  ['a letter outside ASCII', 'Xk7Qm4w\u00e9Zt9v', ['key.unusual-character']],
  ['a control character', 'Xk7Qm4w\u0007Zt9v', ['key.unusual-character']],
  ['zero and O', 'Xk0-QmOw-Zt9v', ['key.look-alike']],
  ['very short', 'Xk7-Qm4', ['key.short']],
  ['eight characters', 'Xk7-Qm4w', []],
  ['nothing', '', ['key.short']],
])('%s', (_name, key, ids) => {
  expect(lintKey(key).map((f) => f.id)).toEqual(ids);
});

test('look-alikes and unusual characters are told by kind, spaces by number', () => {
  expect(lintKey('O0l1-abc def\u2013\u200b').map((f) => f.params)).toEqual([
    { count: 1 },
    { characters: 'invisible, dash' },
    { characters: '0/O, 1/l/I' },
  ]);
});

test('a finding is the same for every key with the same kinds of characters', () => {
  const alphabet = Array.from('abcdefghijkmnpqrstuvwxyzABCDEFGH23456789');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...alphabet), { minLength: 8, maxLength: 60 }), (characters) => {
      expect(lintKey(` ${characters.join('')}`)).toEqual(lintKey(' abcdefgh'));
    }),
  );
});

test('any text is taken', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (key) => void lintKey(key)));
});
