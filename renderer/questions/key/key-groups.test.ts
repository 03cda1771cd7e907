import { expect, test } from 'vitest';
import { digitRuns, keyGroups } from './key-groups.ts';

test('a key with separators is read at them', () => {
  expect(keyGroups('QVRVP-WRGMR-5CQ3T')).toEqual(['QVRVP-', 'WRGMR-', '5CQ3T']);
});

test('any other key is read in fours, and nothing is lost or added', () => {
  expect(keyGroups('abcdefghij')).toEqual(['abcd', 'efgh', 'ij']);
  expect(keyGroups('a-cdefghijklmnop')).toEqual(['a-cd', 'efgh', 'ijkl', 'mnop']);
  for (const key of ['QVRVP-WRGMR', 'x', '', ' a b ', '🔑🔑🔑🔑🔑', 'a:b:c'])
    expect(keyGroups(key).join('')).toBe(key);
});

test('digits stand apart', () => {
  expect(digitRuns('O0l1-')).toEqual([
    { text: 'O', isDigit: false },
    { text: '0', isDigit: true },
    { text: 'l', isDigit: false },
    { text: '1', isDigit: true },
    { text: '-', isDigit: false },
  ]);
  expect(digitRuns('')).toEqual([]);
});
