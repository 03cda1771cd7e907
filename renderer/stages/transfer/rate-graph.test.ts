import { expect, test } from 'vitest';
import type { RatePoint } from '../../store/run-store.ts';
import { rateGraph } from './rate-graph.ts';

const at = (atMs: number, bytesPerSecond: number, task: RatePoint['task'] = 'pull'): RatePoint => ({
  atMs,
  bytesPerSecond,
  task,
});

test('draws the points of one task, the highest at the top', () => {
  const graph = rateGraph([at(0, 50), at(500, 10, 'push'), at(500, 100), at(1000, 0)], 'pull');
  expect(graph).toEqual({
    lines: [
      [
        [0, 50],
        [50, 0],
        [100, 100],
      ],
    ],
    highest: 100,
    average: 50,
    last: 0,
    durationMs: 1000,
  });
});

test('a pause is a break in the line, not a low speed', () => {
  const graph = rateGraph([at(0, 1), at(100, 1), at(60_000, 1), at(60_100, 1)], 'pull');
  expect(graph?.lines.map((line) => line.length)).toEqual([2, 2]);
});

test('too few points, or nothing that moved, make no graph', () => {
  expect(rateGraph([], 'pull')).toBeUndefined();
  expect(rateGraph([at(0, 1), at(1, 1)], 'pull')).toBeUndefined();
  expect(rateGraph([at(0, 0), at(1, 0), at(2, 0)], 'pull')).toBeUndefined();
});

test('many points are thinned, and the last one stays', () => {
  const graph = rateGraph(
    Array.from({ length: 400 }, (_, index) => at(index * 100, index)),
    'pull',
  );
  expect(graph?.lines[0]?.length).toBeLessThanOrEqual(121);
  expect(graph?.lines.at(-1)?.at(-1)).toEqual([100, 0]);
});
