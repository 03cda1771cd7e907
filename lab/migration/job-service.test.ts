import { afterEach, beforeEach, expect, test } from 'vitest';
import { createJobService, Secret, type JobService } from '../../engine/index.ts';
import { answerSchema, type Answer } from '../../shared/contract/answers.ts';
import { runEventSchema } from '../../shared/contract/contract.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import type { Question } from '../../shared/run/question.ts';
import { emptyRun, reduceRun } from '../../shared/run/reduce-run.ts';
import { createDemoAdmin } from '../embedded/demo/demo-admin.ts';
import { openBench, type Bench } from '../testing/bench.ts';
import { createHurriedClock } from '../testing/hurried-clock.ts';

let bench: Bench;
let service: JobService;
beforeEach(async () => {
  bench = await openBench();
  service = createJobService({
    home: bench.home,
    operator: 'tester',
    runWith: { clock: createHurriedClock() },
  });
});
afterEach(async () => {
  await service.close();
  await bench.close();
});

/** What a window would send: the demo admin's answer, as plain data. */
async function answerFor(question: Question, questionId: string): Promise<Answer> {
  const admin = createDemoAdmin(bench.lab);
  const reveal = question.kind === 'keep-key' ? service.revealKey(bench.job.id, questionId) : undefined;
  const { signal } = new AbortController();
  const value: unknown = await admin(question, { signal, ...(reveal && { reveal }) });
  const plain = value instanceof Secret ? value.reveal() : value;
  return answerSchema.parse(JSON.parse(JSON.stringify({ kind: question.kind, value: plain })));
}

/** Follows a job as a window does: every event through the contract's schema, questions answered by their ids. */
async function follow(afterSeq: number, seen: RunEvent[], isAnswering = false): Promise<void> {
  for await (const event of service.watch(bench.job.id, afterSeq, new AbortController().signal)) {
    seen.push(runEventSchema.parse(JSON.parse(JSON.stringify(event))));
    if (!isAnswering || event.type !== 'question.asked') continue;
    service.answer(bench.job.id, event.id, await answerFor(event.question, event.id));
  }
}

test('a whole migration through the contract: start, watch, answer', async () => {
  const ended = service.start(bench.job.id, 'run');
  const seen: RunEvent[] = [];
  await follow(0, seen, true);
  const result = await ended;
  expect(result.outcome).toBe('done');
  // What a window makes of the events is what the engine knows.
  const mirrored = seen.reduce(reduceRun, emptyRun);
  expect(mirrored).toEqual(await service.snapshot(bench.job.id));
  expect(mirrored.lifecycle).toBe('finalised');
  expect(await service.list()).toMatchObject([{ kind: 'job', jobId: bench.job.id }]);
});

test('a reader that comes late, or again, sees each event once and in order', async () => {
  const ended = service.start(bench.job.id, 'run');
  const first: RunEvent[] = [];
  await follow(0, first, true);
  await ended;
  const again: RunEvent[] = [];
  await follow(0, again);
  expect(again.map((event) => event.seq)).toEqual([...again.map((event) => event.seq)].sort((a, b) => a - b));
  expect(new Set(again.map((event) => event.seq)).size).toBe(again.length);
  const middle = first[Math.floor(first.length / 2)]?.seq ?? 0;
  const rest: RunEvent[] = [];
  await follow(middle, rest);
  expect(rest.every((event) => event.seq > middle)).toBe(true);
});

test('a job runs once at a time, and ends cleanly when it is cancelled', async () => {
  const ended = service.start(bench.job.id, 'run');
  expect(() => service.start(bench.job.id, 'run')).toThrow(/local\.job-locked/);
  service.cancel(bench.job.id);
  service.cancel(bench.job.id);
  expect((await ended).outcome).toBe('cancelled');
});

test('an answer to a question that is not open, or of another kind, is refused', async () => {
  const ended = service.start(bench.job.id, 'run');
  expect(() => service.answer(bench.job.id, 'q99', { kind: 'confirm-plan', value: true })).toThrow(
    /bridge.question-closed/,
  );
  for await (const event of service.watch(bench.job.id, 0, new AbortController().signal)) {
    if (event.type !== 'question.asked') continue;
    expect(() => service.answer(bench.job.id, event.id, { kind: 'confirm-finalise', value: true })).toThrow(
      /bridge.invalid/,
    );
    break;
  }
  service.cancel(bench.job.id);
  expect((await ended).outcome).toBe('cancelled');
});

test('a pause keeps the run, its connections and what was entered', async () => {
  bench.lab.faults.linkBytesPerSecond = 20_000_000;
  const ended = service.start(bench.job.id, 'rehearse');
  const asked: string[] = [];
  const told: string[] = [];
  let isPaused = false;
  for await (const event of service.watch(bench.job.id, 0, new AbortController().signal)) {
    told.push(event.type);
    if (event.type === 'progress' && event.task === 'pull' && !isPaused) {
      isPaused = true;
      service.pause(bench.job.id);
      service.pause(bench.job.id);
    }
    if (event.type === 'transfer.paused') {
      const { pausedAt, isRunning, steps } = await service.snapshot(bench.job.id);
      expect({ pausedAt, isRunning, kind: steps.pull.kind }).toEqual({
        pausedAt: event.at,
        isRunning: true,
        kind: 'running',
      });
      service.goOn(bench.job.id);
    }
    if (event.type !== 'question.asked') continue;
    asked.push(event.question.kind);
    service.answer(bench.job.id, event.id, await answerFor(event.question, event.id));
  }
  const { outcome, state } = await ended;
  expect(outcome).toBe('rehearsed');
  expect(state.pausedAt).toBeUndefined();
  expect(told.filter((type) => type === 'transfer.paused' || type === 'transfer.continued')).toEqual([
    'transfer.paused',
    'transfer.continued',
  ]);
  // One login for each machine.
  expect(asked.filter((kind) => kind === 'secret')).toHaveLength(2);
  expect(told.filter((type) => type === 'connection.lost')).toEqual([]);
});
