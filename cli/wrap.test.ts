import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { fit, wrap, wrapSheet } from './wrap.ts';

test('lines are no longer than wished, and nothing is lost', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(words, fc.integer({ min: 14, max: 100 }), (given, width) => {
      const lines = wrap(given.join(' '), width, '  - ', '    ');
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      expect(
        lines
          .map((line) => line.slice(4))
          .join(' ')
          .split(' '),
      ).toEqual(given);
    }),
  );
});

test('a path or hash that is too long stays whole', () => {
  expect(wrap('see /a/very/long/path now', 10)).toEqual(['see', '/a/very/long/path', 'now']);
});

test('a number stays with its unit', () => {
  expect(wrap('it took all of 12 ms', 18)).toEqual(['it took all of', '12 ms']);
  expect(wrap('a limit of 200.0 MB.', 16)).toEqual(['a limit of', '200.0 MB.']);
});

test('numbered lines hang below their text', () => {
  expect(wrapSheet(' 1. Switch it off now.\n', 16)).toEqual([' 1. Switch it', '    off now.']);
});

/** A family is one sign of two columns, a composed letter one of one. */
const signs = [
  'plain',
  '東京',
  '한국어',
  '👩‍👩‍👧‍👦',
  '🚀',
  'e\u0301',
  'ﾊﾞ',
  '\u001b[32mgreen\u001b[39m',
  '\u001b[1m東\u001b[22m',
];
const phrase = fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 60 });

test('80 columns are 80 columns of the terminal, whatever is written', () => {
  fc.assert(
    fc.property(phrase, fc.constantFrom(80, 20), (words, width) => {
      const lines = wrap(words.join(' '), width, '  - ', '    ');
      for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
      const told = lines.map((line) => line.slice(4)).join(' ');
      expect(stringWidth(told)).toBe(stringWidth(words.join(' ')));
    }),
  );
  // Forty wide signs and no more.
  expect(wrap(`${'東'.repeat(40)} 京`, 80)).toEqual(['東'.repeat(40), '京']);
  expect(wrap(`${'東'.repeat(39)} 京`, 80)).toEqual(['東'.repeat(39), '京']);
  expect(wrap(`${'e\u0301'.repeat(78)} a b`, 80)).toEqual([`${'é'.repeat(78)} a`, 'b']);
});

test('a colour does not leak over the end of a line', () => {
  const lines = wrap(`\u001b[31m${'red '.repeat(30).trim()}\u001b[39m`, 80);
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toMatch(/^\u001b\[31m[red ]+\u001b\[39m$/);
});

test('what is cut has an ellipsis, fits, and keeps its colour to itself', () => {
  expect(fit('as it is', 8)).toBe('as it is');
  expect(fit('one too much', 8)).toBe('one too…');
  expect(fit('東京', 4)).toBe('東京');
  expect(fit('東京都', 5)).toBe('東京…');
  expect(fit('東京都', 4)).toBe('東…');
  expect(fit('東京', 2)).toBe('…');
  expect(fit('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 3)).toBe('👩‍👩‍👧‍👦…');
  expect(fit('\u001b[32mgreen and more\u001b[39m', 6)).toBe('\u001b[32mgreen\u001b[39m…');
  expect(fit('anything', 0)).toBe('');
  fc.assert(
    fc.property(phrase, fc.integer({ min: 0, max: 90 }), (words, width) => {
      expect(stringWidth(fit(words.join(''), width))).toBeLessThanOrEqual(width);
    }),
  );
});
