import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLastWindow, type LastWindow } from './last-window.ts';

let ends: number;
let alones: number;
let last: LastWindow;
beforeEach(() => {
  vi.useFakeTimers();
  ends = 0;
  alones = 0;
  last = createLastWindow(
    () => (ends += 1),
    () => (alones += 1),
    5_000,
  );
});
afterEach(() => {
  last.stop();
  vi.useRealTimers();
});

test('before the first window it waits', () => {
  last.windows(0);
  vi.advanceTimersByTime(3_600_000);
  expect(ends).toBe(0);
});

test('ends some seconds after the last window was closed', () => {
  last.windows(1);
  last.windows(2);
  last.windows(1);
  vi.advanceTimersByTime(60_000);
  last.windows(0);
  vi.advanceTimersByTime(4_999);
  expect(ends).toBe(0);
  vi.advanceTimersByTime(1);
  expect(ends).toBe(1);
});

test('a reload does not end it', () => {
  last.windows(1);
  last.windows(0);
  vi.advanceTimersByTime(1_000);
  last.windows(1);
  vi.advanceTimersByTime(60_000);
  expect(ends).toBe(0);
});

test('stays while a run goes on, says so, and ends after it', () => {
  last.windows(1);
  last.working(true);
  last.windows(0);
  vi.advanceTimersByTime(60_000);
  expect([ends, alones]).toEqual([0, 1]);
  last.working(false);
  vi.advanceTimersByTime(5_000);
  expect([ends, alones]).toEqual([1, 1]);
});
