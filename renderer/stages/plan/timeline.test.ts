import { expect, test } from 'vitest';
import { activities, windowEstimate } from '../../../shared/rules/times.ts';
import { spanOf, timelineOf } from './timeline.ts';

test('every part of the window stands once, each behind the longest of those before it', () => {
  const { rows, axisMinutes } = timelineOf(undefined);
  const bars = rows.flatMap((row) => row.bars);
  const inWindow = Object.entries(activities).flatMap(([id, { isInWindow }]) => (isInWindow ? [id] : []));
  expect(bars.map(({ id }) => id).toSorted()).toEqual(inWindow.toSorted());
  let endMinutes = 0;
  for (const bar of bars) {
    expect(bar.startMinutes).toBe(endMinutes);
    endMinutes += bar.maxMinutes;
  }
  expect(endMinutes).toBe(windowEstimate().maxMinutes);
  expect(axisMinutes).toBe(endMinutes);
});

test('a planned window that is longer makes the axis longer, and a shorter one cuts nothing off', () => {
  const { maxMinutes } = windowEstimate();
  expect(timelineOf(maxMinutes + 60).axisMinutes).toBe(maxMinutes + 60);
  expect(timelineOf(30).axisMinutes).toBe(maxMinutes);
});

test('a time is told only where one is published', () => {
  const spans = Object.fromEntries(timelineOf(undefined).rows.map((row) => [row.id, spanOf(row)]));
  expect(spans['prepare']).toBeUndefined();
  expect(spans['copy']).toEqual({ minMs: 5 * 60_000, maxMs: 30 * 60_000 });
  expect(spans['afterwards']).toEqual({ minMs: 45 * 60_000, maxMs: 120 * 60_000 });
});
