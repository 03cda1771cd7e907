import { expect, test } from 'vitest';
import type { RunEvent } from '../../shared/run/event.ts';
import { coalesce } from './coalesce.ts';

const at = '2026-01-01T00:00:00.000Z';
const progress = (seq: number, isFinal = false): RunEvent => ({
  seq,
  at,
  type: 'progress',
  step: 'pull',
  task: 'pull',
  name: 'x',
  doneBytes: seq,
  bytesPerSecond: 1,
  isFinal,
});
const started = (seq: number): RunEvent => ({ seq, at, type: 'step.started', step: 'pull' });

async function* from(events: readonly RunEvent[], pauseMs = 0): AsyncGenerator<RunEvent> {
  for (const event of events) {
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    yield event;
  }
}

async function collect(source: AsyncIterable<RunEvent>): Promise<number[]> {
  const seen: number[] = [];
  for await (const event of source) seen.push(event.seq);
  return seen;
}

test('what is durable passes whole and in order', async () => {
  const events = Array.from({ length: 500 }, (_, index) => started(index + 1));
  expect(await collect(coalesce(from(events)))).toEqual(events.map(({ seq }) => seq));
});

test('of a storm of progress at most ten a second pass, the newest and the final one among them', async () => {
  const storm = Array.from({ length: 300 }, (_, index) => progress(index + 1));
  const startMs = performance.now();
  const seen = await collect(coalesce(from([...storm, progress(301, true)], 1)));
  const allowed = Math.ceil((performance.now() - startMs) / 100) + 2;
  expect(seen.length).toBeLessThanOrEqual(allowed);
  expect(seen.at(-1)).toBe(301);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

test('nothing passes after a durable event that came later', async () => {
  const seen = await collect(coalesce(from([progress(1), progress(2), started(3), progress(4)])));
  expect(seen).toEqual([2, 3, 4]);
});

test('waits while the reader has no room', async () => {
  let hasRoom = (): void => undefined;
  const room = new Promise<void>((resolve) => (hasRoom = resolve));
  const iterator = coalesce(from([started(1)]), () => room);
  const next = iterator.next();
  const first = await Promise.race([next, new Promise((resolve) => setTimeout(resolve, 30, 'waits'))]);
  expect(first).toBe('waits');
  hasRoom();
  expect((await next).value).toMatchObject({ seq: 1 });
});

test('what the source throws is thrown, and leaving early ends the source', async () => {
  let isLeft = false;
  async function* broken(): AsyncGenerator<RunEvent> {
    try {
      yield started(1);
      throw new Error('broken');
    } finally {
      isLeft = true;
    }
  }
  await expect(collect(coalesce(broken()))).rejects.toThrow('broken');
  expect(isLeft).toBe(true);
});

test('what is durable lets no more progress through than the time does', async () => {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  async function* source(): AsyncGenerator<RunEvent> {
    yield* [progress(1), started(2), progress(3)];
    await ended;
  }
  const atMs = new Map<number, number>();
  for await (const { seq } of coalesce(source())) {
    atMs.set(seq, performance.now());
    if (seq === 3) end();
  }
  expect([...atMs.keys()]).toEqual([1, 2, 3]);
  expect((atMs.get(3) ?? 0) - (atMs.get(1) ?? 0)).toBeGreaterThan(90);
});

test('a reader that leaves is not held by a source that waits', async () => {
  async function* source(): AsyncGenerator<RunEvent> {
    yield started(1);
    await new Promise(() => undefined);
  }
  for await (const event of coalesce(source())) {
    expect(event.seq).toBe(1);
    break;
  }
});
