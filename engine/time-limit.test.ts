import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { timeLimit } from './time-limit.ts';

/** What a signal holds of others that follow it, wherever Node keeps it. */
function heldBy(signal: AbortSignal): number {
  const parts = Object.getOwnPropertySymbols(signal).map(
    (symbol) => (signal as unknown as Record<symbol, unknown>)[symbol],
  );
  const sizes = parts.map((part) => (part instanceof Set ? part.size : 0));
  return sizes.reduce((sum, size) => sum + size, getEventListeners(signal, 'abort').length);
}

test('a limit that was cleared leaves nothing behind on a signal that lives as long as a job', () => {
  const job = new AbortController().signal;
  for (let looks = 0; looks < 100; looks++) timeLimit(job, 60_000).clear();
  expect(heldBy(job)).toBe(0);
});

test('a limit ends with the outer signal, for its reason', () => {
  const outer = new AbortController();
  const limit = timeLimit(outer.signal, 60_000);
  outer.abort(new Error('cancelled'));
  expect(limit.signal.reason).toEqual(new Error('cancelled'));
  expect(timeLimit(outer.signal, 60_000).signal.reason).toEqual(new Error('cancelled'));
  expect(heldBy(outer.signal)).toBe(0);
  limit.clear();
});

test('a limit ends when its time is over, and leaves nothing behind either', async () => {
  const outer = new AbortController();
  const { signal } = timeLimit(outer.signal, 1);
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
  expect(heldBy(outer.signal)).toBe(0);
});
