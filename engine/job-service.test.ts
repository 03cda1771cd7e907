import os from 'node:os';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { planSchema } from '../shared/contract/plan.ts';
import type { Answer } from '../shared/contract/answers.ts';
import type { QuestionOf } from '../shared/run/question.ts';
import { MigrationError } from './errors.ts';
import { createJobService, type JobService } from './job-service.ts';
import type { ConnectionOptions } from './run/connections.ts';
import { folderForEach } from './testing/temporary-folder.ts';

const home = folderForEach();
let service: JobService;
let open: ConnectionOptions['open'];
beforeEach(() => {
  service = createJobService({
    home,
    operator: 'anna',
    runWith: { open: (target, ask, signal) => open(target, ask, signal) },
  });
});
afterEach(async () => {
  await service.close();
});

const never = new AbortController().signal;
const answers: Partial<Record<string, Answer>> = {
  'trust-host-key': { kind: 'trust-host-key', value: true },
  secret: { kind: 'secret', value: 'a password' },
};
const trust: QuestionOf<'trust-host-key'> = {
  kind: 'trust-host-key',
  reason: 'unknown',
  side: 'old',
  address: '192.0.2.1',
  port: 22,
  keyType: 'ssh-ed25519',
  sha256: `SHA256:${'O'.repeat(43)}`,
};
const password: QuestionOf<'secret'> = {
  kind: 'secret',
  purpose: 'password',
  side: 'old',
  subject: 'root@192.0.2.1',
  prompt: '',
  fromServer: false,
  echo: false,
  attempt: 1,
};

function createJob(): string {
  const plan = {
    handover: 1,
    name: 'questions',
    old: { address: '192.0.2.1' },
    new: { address: '192.0.2.2' },
  };
  return service.create(planSchema.parse(plan), home);
}

function nobody(): MigrationError {
  return new MigrationError('reach.timeout', { address: '192.0.2.1', port: 22, timeoutMs: 1 });
}

test('two who ask at the same time are both answered, one after the other, each by the id of its question', async () => {
  const given: unknown[] = [];
  open = async (_target, ask, signal) => {
    await Promise.all([
      ask(trust, { signal }).then((value) => given.push(value)),
      ask(password, { signal }).then((value) => given.push(value.reveal())),
    ]);
    throw nobody();
  };
  const jobId = createJob();
  const ended = service.start(jobId, 'check');
  const open_: string[] = [];
  const order: string[] = [];
  for await (const event of service.watch(jobId, 0, never)) {
    if (event.type === 'question.answered') open_.splice(open_.indexOf(event.id), 1);
    if (event.type !== 'question.asked') continue;
    open_.push(event.id);
    // A person sees one question at a time.
    expect(open_).toEqual([event.id]);
    order.push(event.question.kind);
    const answer = answers[event.question.kind];
    if (answer) service.answer(jobId, event.id, answer);
  }
  await ended;
  expect(order).toEqual(['trust-host-key', 'secret']);
  expect(given).toEqual([true, 'a password']);
});

test('a question that is withdrawn makes room for the next, and is open no more', async () => {
  const withdrawn = new AbortController();
  const given: unknown[] = [];
  open = async (_target, ask, signal) => {
    await Promise.allSettled([
      ask(trust, { signal: withdrawn.signal }),
      ask(password, { signal }).then((value) => given.push(value.reveal())),
    ]);
    throw nobody();
  };
  const jobId = createJob();
  const ended = service.start(jobId, 'check');
  const closed: string[] = [];
  for await (const event of service.watch(jobId, 0, never)) {
    if (event.type === 'question.answered') closed.push(event.answer);
    if (event.type !== 'question.asked') continue;
    if (event.question.kind === 'secret') {
      service.answer(jobId, event.id, { kind: 'secret', value: 'a password' });
      continue;
    }
    withdrawn.abort(new Error('seen otherwise'));
    expect(() => service.answer(jobId, event.id, { kind: 'trust-host-key', value: true })).toThrow(
      /question-closed/,
    );
  }
  await ended;
  expect(closed).toEqual(['withdrawn', 'given']);
  expect(given).toEqual(['a password']);
});

test('a run that has ended is looked up on the disk, where another program may have gone on with the job', async () => {
  open = () => Promise.reject(nobody());
  const jobId = createJob();
  expect((await service.start(jobId, 'check')).outcome).toBe('failed');
  const before = await service.snapshot(jobId);
  const other = createJobService({
    home,
    operator: 'bert',
    runWith: { open: () => Promise.reject(nobody()) },
  });
  await other.start(jobId, 'check');
  const after = await service.snapshot(jobId);
  expect(after.operator).toBe('bert');
  expect(after.lastSeq).toBeGreaterThan(before.lastSeq);
  await other.close();
});

test('what another program works on is neither answered nor stopped here, and whoever tries hears who has it', async () => {
  open = (_target, ask, signal) => ask(trust, { signal }).then(() => Promise.reject(nobody()));
  const jobId = createJob();
  const ended = service.start(jobId, 'check');
  for await (const event of service.watch(jobId, 0, never)) {
    if (event.type !== 'question.asked') continue;
    const other = createJobService({ home, operator: 'bert' });
    const seen = await other.snapshot(jobId);
    expect(seen.question?.id).toBe(event.id);
    const tries = [
      () => other.answer(jobId, event.id, { kind: 'trust-host-key', value: true }),
      () => other.pause(jobId),
      () => other.goOn(jobId),
      () => other.cancel(jobId),
    ];
    for (const attempt of tries) expect(attempt).toThrow(/local\.job-locked/);
    service.answer(jobId, event.id, { kind: 'trust-host-key', value: false });
  }
  expect((await ended).outcome).toBe('failed');
  // Nobody has it any more.
  service.cancel(jobId);
});

test('a job that runs here stays ours when the computer is renamed meanwhile, and is settled only once it has ended', async () => {
  open = (_target, ask, signal) => ask(trust, { signal }).then(() => Promise.reject(nobody()));
  const jobId = createJob();
  const ended = service.start(jobId, 'check');
  for await (const event of service.watch(jobId, 0, never)) {
    if (event.type !== 'question.asked') continue;
    vi.spyOn(os, 'hostname').mockReturnValue('renamed.local');
    onTestFinished(() => void vi.restoreAllMocks());
    expect(service.heldByOther(jobId)).toBeUndefined();
    await expect(service.settle(jobId, [], never)).rejects.toMatchObject({ code: 'local.job-locked' });
    service.answer(jobId, event.id, { kind: 'trust-host-key', value: false });
  }
  await ended;
});
