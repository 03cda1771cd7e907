import { expect, test } from 'vitest';
import { stepIds } from '../../../shared/run/steps.ts';
import { windowEstimate } from '../../../shared/rules/times.ts';
import { planRows, timedParts } from './plan-rows.ts';

test('lists every step once, in order, and marks where the interruption begins', () => {
  const rows = planRows();
  expect(rows.map((row) => row.step)).toEqual(stepIds);
  expect(rows.map((row) => row.number)).toEqual(stepIds.map((_, index) => index + 1));
  expect(rows.filter((row) => row.isFirstOfOutage).map((row) => row.step)).toEqual(['power-off']);
});

test('gives a time only where one is published', () => {
  const rows = planRows();
  expect(rows.filter((row) => row.usual).map((row) => row.step)).toEqual([
    'back-up',
    'restore',
    'readmit-clients',
  ]);
});

test('the parts in the window add up to the estimate', () => {
  const parts = timedParts(true);
  const { minMinutes, maxMinutes } = windowEstimate();
  const sum = (pick: (part: (typeof parts)[number]) => number) =>
    parts.reduce((total, part) => total + pick(part), 0) / 60_000;
  expect(sum((part) => part.minMs)).toBe(minMinutes);
  expect(sum((part) => part.maxMs)).toBe(maxMinutes);
  expect(timedParts(false).map((part) => part.id)).toContain('deploy-new');
});
