import { expect, test } from 'vitest';
import { createFormat } from './format.ts';

const format = createFormat({
  locale: 'en-GB',
  timeZone: 'Europe/Berlin',
  rangeWord: 'to',
  bytesWord: 'bytes',
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [999_999, '1.0 MB'],
  [200_000_000, '200.0 MB'],
  [1_500_000_000_000, '1.5 TB'],
])('%i bytes: %s', (bytes, text) => {
  expect(format.bytes(bytes)).toBe(text);
});

test('limits are shown in both readings, and exactly where one byte decides', () => {
  expect(format.bytesBoth(209_715_200)).toBe('209.7 MB (200.0 MiB)');
  expect(format.bytesExact(200_000_001)).toBe('200,000,001 bytes (200.0 MB, 190.7 MiB)');
});

test.each([
  [0, '0 ms'],
  [350, '350 ms'],
  [42_000, '42 s'],
  [60_000, '1 min'],
  [3_900_000, '1 h 5 min'],
  [3_605_000, '1 h'],
  [90_000_000, '1 d 1 h'],
])('%i ms: %s', (ms, text) => {
  expect(format.duration(ms)).toBe(text);
});

test('percent is rounded down, rates are never negative, dates are local', () => {
  expect(format.percent(99.99)).toBe('99.9 %');
  expect(format.percent(95)).toBe('95.0 %');
  expect(format.rate(-5)).toBe('0 B/s');
  expect(format.date('2026-11-24T13:05:00Z')).toBe('24 Nov 2026, 14:05');
  expect(format.time('2026-11-24T13:05:09Z')).toBe('14:05:09');
  expect(format.date('soon')).toBe('soon');
  expect(format.durationRange(300_000, 1_800_000)).toBe('5 min to 30 min');
});
