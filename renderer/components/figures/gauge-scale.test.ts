import { expect, test } from 'vitest';
import { limits } from '../../../shared/rules/limits.ts';
import { gaugeMarks, gaugePercent } from './gauge-scale.ts';

test('the marks stand in their order with room behind the last', () => {
  expect(gaugeMarks.warn).toBeLessThan(gaugeMarks.soft);
  expect(gaugeMarks.soft).toBeLessThan(gaugeMarks.hard);
  expect(gaugeMarks.hard).toBeLessThan(85);
});

test('a size is never drawn past the end, nor before the beginning', () => {
  expect(gaugePercent(0)).toBe(0);
  expect(gaugePercent(-1)).toBe(0);
  expect(gaugePercent(5e9)).toBe(100);
});

test('one byte more than a mark is never drawn before it', () => {
  expect(gaugePercent(limits.hardBytes + 1)).toBeGreaterThan(gaugeMarks.hard);
  expect(gaugePercent(limits.softBytes)).toBe(gaugeMarks.soft);
});
