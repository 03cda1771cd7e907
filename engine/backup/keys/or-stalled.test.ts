import { expect, test, vi } from 'vitest';
import { orStalled, Stalled } from './or-stalled.ts';

const never = new Promise<string>(() => undefined);

test('what neither goes on nor ends is given up, and what waits for the disk is not', async () => {
  vi.useFakeTimers();
  try {
    let isWaiting = true;
    let isOver = false;
    const waiting = orStalled(never, { progress: () => 5, isWaiting: () => isWaiting });
    const given = expect(waiting.finally(() => (isOver = true))).rejects.toBeInstanceOf(Stalled);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(isOver).toBe(false);
    isWaiting = false;
    await vi.advanceTimersByTimeAsync(1750);
    await given;
  } finally {
    vi.useRealTimers();
  }
});

test('what goes on slowly is waited for', async () => {
  vi.useFakeTimers();
  try {
    let done = 0;
    const work = new Promise<string>((resolve) => {
      const timer = setInterval(() => {
        done += 1;
        if (done < 20) return;
        clearInterval(timer);
        resolve('clear');
      }, 1000);
    });
    const result = orStalled(work, { progress: () => done, isWaiting: () => false });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await result).toBe('clear');
  } finally {
    vi.useRealTimers();
  }
});

test('the error of the work is its own', async () => {
  const error = new Error('wrong');
  await expect(orStalled(Promise.reject(error), { progress: () => 0, isWaiting: () => false })).rejects.toBe(
    error,
  );
});
