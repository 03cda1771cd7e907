import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrap, wrapSheet } from './wrap.ts';

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
