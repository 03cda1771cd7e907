import { expect, test } from 'vitest';
import { usualDuration, wholeJob, windowEstimate, windowVerdict } from './times.ts';

test('long waits know what is usual, and say nothing where nobody has published it', () => {
  expect(usualDuration('back-up')).toEqual({ minMs: 300_000, maxMs: 1_800_000 });
  expect(usualDuration('restore')).toEqual({ minMs: 900_000, maxMs: 2_700_000 });
  expect(usualDuration('take-address')).toBeUndefined();
});

test('the whole job takes longer from 5.x than from an image', () => {
  expect(wholeJob('5.9.4.2')).toEqual({ minMinutes: 240, maxMinutes: 480 });
  expect(wholeJob('2604.0.1.7')).toEqual({ minMinutes: 180, maxMinutes: 360 });
  expect(wholeJob(undefined)).toEqual({ minMinutes: 180, maxMinutes: 480 });
  expect(wholeJob('2604.1.1.7')).toEqual({ minMinutes: 180, maxMinutes: 480 });
});

test('the window is at least twice the estimate', () => {
  const { minMinutes, maxMinutes, estimateMinutes } = windowEstimate();
  expect([minMinutes, maxMinutes, estimateMinutes]).toEqual([95, 255, 175]);
  expect(windowVerdict(349)).toMatchObject({ kind: 'too-short', neededMinutes: 350 });
  expect(windowVerdict(350).kind).toBe('long-enough');
  expect(windowVerdict(undefined)).toMatchObject({ kind: 'unknown', neededMinutes: 350 });
});
