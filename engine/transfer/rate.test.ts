import { expect, test } from 'vitest';
import { createRate } from './rate.ts';
import { createQuickClock } from './testing/quick-clock.ts';

test('settles on a steady rate and counts the time that is left', () => {
  const clock = createQuickClock();
  const rate = createRate(clock);
  expect(rate.sample(0, 10_000)).toEqual({ bytesPerSecond: 0, remainingMs: undefined });
  for (let done = 100; done <= 5_000; done += 100) {
    clock.pass(100);
    rate.sample(done, 10_000);
  }
  const { bytesPerSecond, remainingMs } = rate.sample(5_000, 10_000);
  expect(bytesPerSecond).toBeCloseTo(1_000);
  expect(remainingMs).toBeCloseTo(5_000);
});

test('does not count resumed bytes as speed', () => {
  const clock = createQuickClock();
  const rate = createRate(clock);
  rate.sample(1_000_000, 2_000_000);
  clock.pass(1_000);
  expect(rate.sample(1_001_000, 2_000_000).bytesPerSecond).toBeCloseTo(1_000);
});

test('begins anew where the count fell', () => {
  const clock = createQuickClock();
  const rate = createRate(clock);
  rate.sample(0, 100);
  clock.pass(1_000);
  rate.sample(90, 100);
  clock.pass(1_000);
  expect(rate.sample(0, 100)).toEqual({ bytesPerSecond: 0, remainingMs: undefined });
});

test('follows a change within seconds, without jumping', () => {
  const clock = createQuickClock();
  const rate = createRate(clock);
  let done = 0;
  const run = (bytesPerSecond: number, seconds: number) => {
    let reading = rate.sample(done, undefined);
    for (let tick = 0; tick < seconds * 10; tick += 1) {
      clock.pass(100);
      done += bytesPerSecond / 10;
      reading = rate.sample(done, undefined);
    }
    return reading.bytesPerSecond;
  };
  run(1_000, 5);
  expect(run(10_000, 0.1)).toBeLessThan(2_000);
  expect(run(10_000, 10)).toBeGreaterThan(9_500);
  expect(rate.sample(done, undefined).remainingMs).toBeUndefined();
});

test('has nothing left when everything is done', () => {
  expect(createRate(createQuickClock()).sample(5, 5).remainingMs).toBe(0);
});
