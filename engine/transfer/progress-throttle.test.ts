import { expect, test } from 'vitest';
import { createProgressThrottle } from './progress-throttle.ts';
import { createQuickClock } from './testing/quick-clock.ts';

test('passes ten reports a second on, and the last one always and once', () => {
  const clock = createQuickClock();
  const reports: [number, number | undefined, boolean][] = [];
  const report = createProgressThrottle(clock, (...args) => reports.push(args));
  for (let done = 0; done <= 1_000; done += 1) {
    report(done, 1_000);
    clock.pass(1);
  }
  report(1_000, 1_000);
  expect(reports).toHaveLength(11);
  expect(reports[0]).toEqual([0, 1_000, false]);
  expect(reports.at(-1)).toEqual([1_000, 1_000, true]);
});

test('reports an unknown total, never as the last', () => {
  const clock = createQuickClock();
  const reports: [number, number | undefined, boolean][] = [];
  const report = createProgressThrottle(clock, (...args) => reports.push(args));
  report(7);
  expect(reports).toEqual([[7, undefined, false]]);
});

test('reports again when a transfer begins anew', () => {
  const clock = createQuickClock();
  const finals: number[] = [];
  const report = createProgressThrottle(clock, (done, _total, isFinal) => isFinal && finals.push(done));
  report(5, 5);
  clock.pass(200);
  report(0, 5);
  report(5, 5);
  expect(finals).toEqual([5, 5]);
});
