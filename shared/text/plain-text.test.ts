import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['plain', 'plain'],
  ['\u001b[31mred\u001b[0m', 'red'],
  ['\u001b]0;title\u0007text', 'text'],
  ['a\u202eb\u200bc', 'abc'],
  ['two\r\nlines', 'two lines'],
  ['tab\there', 'tab here'],
  ['bell\u0007', 'bell'],
])('%j becomes %j', (text, shown) => {
  expect(plainText(text)).toBe(shown);
});

test('line breaks may stay, length may not', () => {
  expect(plainText('a\r\nb\n', { keepLines: true })).toBe('a\nb');
  expect(plainText('x'.repeat(5000))).toHaveLength(2001);
});

test('nothing that steers a terminal comes through', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(plainText(text, { keepLines: true })).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});
