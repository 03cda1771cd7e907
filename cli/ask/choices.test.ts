import { afterEach, expect, test, vi } from 'vitest';
import { linesOver } from '../testing/lines-over.ts';
import { choiceText } from './choices.ts';

afterEach(() => vi.unstubAllEnvs());

const parts = [
  'backup-of-the-old-appliance-2026-11-24.eppb',
  '199.9 MB (199,900,000 bytes)',
  '24 Nov 2026, 14:05',
];

test.each([60, 80])('a choice has a line for each part where one line is too short for it: %i', (columns) => {
  vi.stubEnv('COLUMNS', String(columns));
  const lines = choiceText(parts).split('\n');
  expect(lines.map((line) => line.trim())).toEqual(parts);
  // Three columns are the list's own.
  expect(linesOver(columns - 3, lines.join('\n'))).toEqual([]);
});

test('a choice that fits stays on its line', () => {
  vi.stubEnv('COLUMNS', '120');
  expect(choiceText(parts)).toBe(parts.join('  '));
});
