import { expect, test } from 'vitest';
import { graphPaths, niceMax } from './graph-scale.ts';

test('draws from the lower left to the upper right', () => {
  const { line, area } = graphPaths(
    [
      { x: 0, y: 0 },
      { x: 10, y: 5 },
    ],
    10,
    5,
  );
  expect(line).toBe('M0 100 L1000 0');
  expect(area).toBe('M0 100 L0 100 L1000 0 L1000 100 Z');
});

test('leaves a gap where nothing was seen', () => {
  const points = [0, 1, 9, 10].map((x) => ({ x, y: 1 }));
  expect(graphPaths(points, 10, 1, 2).line).toBe('M0 0 L100 0 M900 0 L1000 0');
});

test('draws nothing of nothing, and divides by no zero', () => {
  expect(graphPaths([], 0, 0)).toEqual({ line: '', area: '' });
  expect(graphPaths([{ x: 0, y: 0 }], 0, 0).line).toBe('M0 100');
});

test('ends an axis at a number that is easy to read', () => {
  expect([0, 0.3, 1, 1.2, 23, 26, 51, 1e6].map(niceMax)).toEqual([1, 0.5, 1, 2, 25, 50, 100, 1e6]);
});
