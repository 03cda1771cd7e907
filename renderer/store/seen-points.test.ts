import { expect, test } from 'vitest';
import { withClients, withRate, type ClientPoint, type RatePoint } from './seen-points.ts';

const rate = (atMs: number, task: RatePoint['task'] = 'pull'): RatePoint => ({
  atMs,
  task,
  bytesPerSecond: 1,
});

test('keeps the whole time of a transfer in a bounded number of points', () => {
  let points: readonly RatePoint[] = [];
  for (let atMs = 0; atMs < 5_000; atMs += 1) points = withRate(points, rate(atMs));
  expect(points.length).toBeLessThanOrEqual(401);
  expect(points[0]?.atMs).toBe(0);
  expect(points.at(-1)?.atMs).toBe(4_999);
  expect([...points].sort((a, b) => a.atMs - b.atMs)).toEqual(points);
});

test('thins each task by itself', () => {
  let points: readonly RatePoint[] = [];
  for (let atMs = 0; atMs < 900; atMs += 1)
    points = withRate(points, rate(atMs, atMs % 2 === 0 ? 'hash-local' : 'hash-old'));
  const count = (task: RatePoint['task']) => points.filter((point) => point.task === task).length;
  expect(Math.abs(count('hash-local') - count('hash-old'))).toBeLessThanOrEqual(2);
});

test('keeps the ends of a time in which no client came, and nothing that is older than what is known', () => {
  const seen = [
    { atMs: 0, seen: 0 },
    { atMs: 1, seen: 0 },
    { atMs: 2, seen: 0 },
    { atMs: 3, seen: 4 },
    { atMs: 3, seen: 4 },
    { atMs: 1, seen: 0 },
  ];
  const points = seen.reduce<readonly ClientPoint[]>(withClients, []);
  expect(points).toEqual([seen[0], seen[2], seen[3]]);
});
