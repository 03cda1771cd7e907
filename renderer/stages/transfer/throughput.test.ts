import { expect, test } from 'vitest';
import { throughputOf } from './throughput.ts';

const point = (atMs: number, bytesPerSecond: number, task: 'pull' | 'push' = 'pull') => ({
  atMs,
  bytesPerSecond,
  task,
});

test('tells now, average and highest of its own task', () => {
  const made = throughputOf(
    [point(1_000, 10), point(2_000, 20), point(2_500, 99, 'push'), point(4_000, 0)],
    ['pull'],
  );
  expect(made).toMatchObject({ spanMs: 3_000, now: 0, highest: 20, maxY: 20 });
  expect(made?.average).toBeCloseTo((15 * 1_000 + 10 * 2_000) / 3_000);
  expect(made?.points).toEqual([
    { x: 0, y: 10 },
    { x: 1_000, y: 20 },
    { x: 3_000, y: 0 },
  ]);
});

test('one point is no line', () => {
  expect(throughputOf([], ['pull'])).toBeUndefined();
  expect(throughputOf([point(1, 5)], ['pull'])).toBeUndefined();
});

test('nothing moved in a gap', () => {
  const made = throughputOf([point(0, 10), point(1_000, 10), point(9_000, 10), point(10_000, 10)], ['pull']);
  expect(made?.average).toBeCloseTo(2);
});
