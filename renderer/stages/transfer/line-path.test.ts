import { expect, test } from 'vitest';
import { linePath } from './line-path.ts';

test('goes from the left edge to the right one, with the highest at the top', () => {
  const points = [
    [1000, 0],
    [1500, 5],
    [2000, 10],
  ] as const;
  expect(linePath(points, 10, 100, 50)).toBe('M0.0 49.0 L50.0 25.0 L100.0 1.0');
});

test('is empty where there is nothing to draw', () => {
  expect(linePath([], 1, 10, 10)).toBe('');
  expect(linePath([[1, 1]], 1, 10, 10)).toBe('');
  expect(
    linePath(
      [
        [1, 1],
        [1, 2],
      ],
      2,
      10,
      10,
    ),
  ).toBe('');
});
