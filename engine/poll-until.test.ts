import { expect, test } from 'vitest';
import type { Clock } from './clock.ts';
import { pollProgress, pollUntil, type Progress } from './poll-until.ts';

const { signal } = new AbortController();

/** Time passes by waiting alone. */
function setUp() {
  let passedMs = 0;
  const clock: Clock = {
    now: () => passedMs,
    monotonicMs: () => passedMs,
    sleep: async (ms, by) => {
      by.throwIfAborted();
      passedMs += ms;
    },
  };
  return { clock, signal, everyMs: 10 };
}

test('it looks until something is found, and tells of the looks before', async () => {
  const found = [undefined, undefined, 'there'];
  const told: number[] = [];
  const tell = (elapsedMs: number): void => {
    told.push(elapsedMs);
  };
  const poll = { ...setUp(), tell };
  expect(await pollUntil(async () => found.shift(), poll)).toBe('there');
  expect(told).toEqual([0, 10]);
});

test('it looks once more when the time is over, and then gives nothing', async () => {
  let looks = 0;
  const look = async (): Promise<string | undefined> => {
    looks += 1;
    return undefined;
  };
  expect(await pollUntil(look, { ...setUp(), withinMs: 20 })).toBeUndefined();
  expect(looks).toBe(3);
  looks = 0;
  await pollUntil(look, { ...setUp(), withinMs: 0 });
  expect(looks).toBe(1);
});

test('it ends with what a look throws, and with the reason of the signal', async () => {
  const broken = () => Promise.reject(new Error('broken'));
  await expect(pollUntil(broken, setUp())).rejects.toThrow('broken');
  const over = AbortSignal.abort(new Error('over'));
  await expect(pollUntil(async () => undefined, { ...setUp(), signal: over })).rejects.toThrow('over');
});

test('what goes on may take any time, and what stands still has stalled', async () => {
  const marks = ['1', '2', '3', '3', '3', '3'];
  const look = async (): Promise<Progress<string>> => {
    const mark = marks.shift();
    return mark === undefined ? { kind: 'found', value: 'end' } : { kind: 'not-yet', mark };
  };
  const told: string[] = [];
  const tell = (elapsedMs: number, unchangedMs: number, mark: string): void => {
    told.push(`${String(elapsedMs)} ${String(unchangedMs)} ${mark}`);
  };
  const stalled = (unchangedMs: number, mark: string) => new Error(`stalled ${String(unchangedMs)} ${mark}`);
  await expect(pollProgress(look, { ...setUp(), stallMs: 30, tell }, stalled)).rejects.toThrow(
    'stalled 30 3',
  );
  expect(told).toEqual(['0 0 1', '10 0 2', '20 0 3', '30 10 3', '40 20 3', '50 30 3']);
  expect(await pollProgress(look, { ...setUp(), stallMs: 30, tell }, stalled)).toBe('end');
});
