import { expect, test } from 'vitest';
import { localNameFor } from './local-name.ts';

test('a file keeps its name where nothing else has it', () => {
  expect(localNameFor('weekly.bak', '/a/weekly.bak', ['monthly.bak'])).toBe('weekly.bak');
});

test.each([
  ['weekly.bak', 'weekly.bak'],
  ['Weekly.BAK', 'weekly.bak'],
  ['weekly.bak.sha256', 'weekly.bak'],
  ['weekly.bak.partial', 'weekly.bak'],
  ['weekly.bak', 'weekly.bak.sha256'],
  ['a:b', 'a_b'],
  ['plain', 'plain'],
])('%s is told apart from %s', (name, taken) => {
  const first = localNameFor(name, '/one', [taken]);
  expect(first.toLowerCase()).not.toBe(taken);
  expect(first).not.toBe(localNameFor(name, '/two', [taken]));
  expect(first).toBe(localNameFor(name, '/one', [taken]));
});

test('the ending stays: it tells people what it is', () => {
  expect(localNameFor('audit.csv', '/audit/audit.csv', ['audit.csv'])).toMatch(/^audit-[0-9a-f]{8}\.csv$/);
});
