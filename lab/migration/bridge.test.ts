import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBridge, type Bridge } from '../../engine/index.ts';
import type { Answer } from '../../shared/contract/answers.ts';
import type { BridgeClient } from '../../shared/contract/contract.ts';
import { windowPlanSchema } from '../../shared/contract/window-plan.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { findingName } from '../../shared/run/finding.ts';
import type { Question } from '../../shared/run/question.ts';
import { reduceRun } from '../../shared/run/reduce-run.ts';
import { startDemoSession } from '../embedded/demo-session.ts';
import { createHurriedClock } from '../testing/hurried-clock.ts';
import { quickTimings } from '../testing/bench.ts';

let folder: string;
let bridge: Bridge;
let ports: MessagePort[];
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-bridge-'));
  ports = [];
  bridge = createBridge({
    home: path.join(folder, 'home'),
    operator: 'tester',
    runWith: { clock: createHurriedClock() },
    sshFolder: folder,
    host: {
      kind: 'electron',
      chooseFile: async () => path.join(folder, 'plan.yaml'),
      chooseTarget: async (name) => path.join(folder, name),
      startDemo: () => startDemoSession({ timings: quickTimings, clients: 2, backupSizeBytes: 400_000 }),
    },
  });
});
afterEach(async () => {
  for (const port of ports) port.close();
  await bridge.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A window: its client, and how it goes away. */
function openWindow(): { client: BridgeClient; leave: () => void } {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const gone = new AbortController();
  bridge.servePort(port1, gone.signal);
  port1.start();
  port2.start();
  const link = new RPCLink({ port: port2 });
  return { client: createORPCClient<BridgeClient>(link), leave: () => gone.abort() };
}

/** What a call was refused with. */
async function refusal(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'taken',
    (error: unknown) => (error as { data?: unknown }).data,
  );
}

async function answerTo(
  client: BridgeClient,
  jobId: string,
  id: string,
  question: Question,
): Promise<Answer> {
  const { text = '' } = await client.jobs.hint({ jobId, questionId: id });
  switch (question.kind) {
    case 'trust-host-key':
      return { kind: question.kind, value: question.sha256 === text };
    case 'secret':
    case 'backup-key':
    case 'prove-key':
    case 'type-name':
      return { kind: question.kind, value: text };
    case 'keep-key': {
      const { key } = await client.jobs.revealKey({ jobId, questionId: id });
      expect(key.length).toBeGreaterThan(10);
      return { kind: question.kind, value: true };
    }
    case 'kit-path': {
      const { file } = await client.files.saveAs({ suggestedName: 'kit.txt' });
      return { kind: question.kind, value: file?.fileId };
    }
    case 'accept-findings':
      return { kind: question.kind, value: question.findings.map(findingName) };
    case 'declare':
      return { kind: question.kind, value: { value: text === 'no' ? 'no' : 'yes', note: '' } };
    case 'choose-items':
      return { kind: question.kind, value: { keep: question.items.map(({ name }) => name), decline: [] } };
    case 'confirm-plan':
    case 'confirm-finalise':
    case 'confirm-guided':
      return { kind: question.kind, value: true };
    case 'choose-backup':
    case 'hand-over-file':
      throw new Error(`the demo does not ask ${question.kind}`);
    default:
      return question satisfies never;
  }
}

test('a window leads a whole migration; one that comes later sees the same', async () => {
  const { client } = openWindow();
  const { jobId } = await client.demo.start({});
  expect(await client.jobs.claim({ jobId, windowId: 'window-one' })).toEqual({ isMine: true });
  let state = await client.jobs.snapshot({ jobId });
  await client.jobs.start({ jobId, mode: 'run' });
  for await (const event of await client.jobs.watch({ jobId, afterSeq: state.lastSeq })) {
    state = reduceRun(state, event);
    if (event.type === 'question.asked') {
      const answer = await answerTo(client, jobId, event.id, event.question);
      const refused = await refusal(client.jobs.answer({ jobId, questionId: event.id, answer }));
      // A password that was given before is remembered by the run: then nobody is asked.
      expect(['taken', expect.objectContaining({ code: 'bridge.question-closed' })]).toContainEqual(refused);
    }
  }
  expect(state.outcome).toBe('done');
  expect(state.lifecycle).toBe('finalised');
  expect(fs.readFileSync(path.join(folder, 'kit.txt'), 'utf8')).toContain('EMERGENCY KIT');

  const later = openWindow();
  const snapshot = await later.client.jobs.snapshot({ jobId });
  expect(snapshot.lifecycle).toBe('finalised');
  const events: RunEvent[] = [];
  for await (const event of await later.client.jobs.watch({ jobId, afterSeq: 0 })) events.push(event);
  expect(events.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq).toSorted((a, b) => a - b));
  const middle = events[Math.floor(events.length / 2)]!.seq;
  const rest: RunEvent[] = [];
  for await (const event of await later.client.jobs.watch({ jobId, afterSeq: middle })) rest.push(event);
  expect(rest).toEqual(events.filter(({ seq }) => seq > middle));
  expect((await later.client.jobs.report({ jobId, format: 'md' })).text).toContain('Demo migration');
});

test('only the window that holds a job changes it; another may take it over, and has it when the first is gone', async () => {
  const [one, two] = [openWindow(), openWindow()];
  const { jobId } = await one.client.demo.start({});
  await one.client.jobs.claim({ jobId, windowId: 'window-one' });
  expect(await two.client.jobs.claim({ jobId, windowId: 'window-two' })).toEqual({ isMine: false });
  const readOnly = { code: 'bridge.read-only' };
  expect(await refusal(two.client.jobs.start({ jobId, mode: 'run' }))).toMatchObject(readOnly);
  expect(await refusal(two.client.jobs.cancel({ jobId }))).toMatchObject(readOnly);
  const answer = { kind: 'confirm-plan', value: true } as const;
  expect(await refusal(two.client.jobs.answer({ jobId, questionId: 'q1', answer }))).toMatchObject(readOnly);
  expect(await refusal(two.client.jobs.revealKey({ jobId, questionId: 'q1' }))).toMatchObject(readOnly);
  const taken = await two.client.jobs.claim({ jobId, windowId: 'window-two', takeOver: true });
  expect(taken).toEqual({ isMine: true });
  expect(await refusal(one.client.jobs.cancel({ jobId }))).toMatchObject(readOnly);
  two.leave();
  expect(await one.client.jobs.claim({ jobId, windowId: 'window-one' })).toEqual({ isMine: true });
});

test('a window can name no path, no command, and no host outside a plan', async () => {
  const { client } = openWindow();
  const appliance = { address: '192.0.2.1', user: 'root' };
  const plan = windowPlanSchema.parse({ handover: 1, name: 'x', old: appliance, new: appliance });
  const create = (change: object) => refusal(client.jobs.create({ plan: { ...plan, ...change } }));
  const invalid = (field: string) => ({ code: 'bridge.invalid', params: { field } });
  expect(await create({ old: { ...plan.old, profile: '/etc/profile.yaml' } })).toMatchObject(
    invalid('plan.old.profile'),
  );
  expect(await create({ old: { ...plan.old, profile: '../x.yaml' } })).toMatchObject(
    invalid('plan.old.profile'),
  );
  expect(await create({ old: { ...plan.old, keyFile: '/root/.ssh/id_rsa' } })).toMatchObject(
    invalid('plan.old.keyFile'),
  );
  expect(await create({ new: { ...plan.new, address: 'a; reboot' } })).toMatchObject(
    invalid('plan.new.address'),
  );
  expect(await create({ commands: ['reboot'] })).toMatchObject({ code: 'bridge.invalid' });
  const unknown = { code: 'bridge.unknown-handle' };
  expect(await create({ old: { ...plan.old, keyFile: 'file-0123456789abcdef' } })).toMatchObject(unknown);
  expect(await refusal(client.files.inspect({ fileId: 'file-0123456789abcdef' }))).toMatchObject(unknown);
  expect(await refusal(client.files.inspect({ fileId: '/etc/passwd' }))).toMatchObject(invalid('fileId'));
  for (const jobId of ['../../etc', '/etc', '..', 'a/b'])
    expect(await refusal(client.jobs.snapshot({ jobId }))).toMatchObject(invalid('jobId'));
  expect(await refusal(client.jobs.snapshot({ jobId: 'nothing' }))).toMatchObject({
    code: 'local.job-missing',
  });
});

test('an answer names a file by its handle alone', async () => {
  const { client } = openWindow();
  const { jobId } = await client.demo.start({});
  await client.jobs.claim({ jobId, windowId: 'window-one' });
  const answer = { kind: 'kit-path', value: '/tmp/kit' } as const;
  expect(await refusal(client.jobs.answer({ jobId, questionId: 'q1', answer }))).toMatchObject({
    code: 'bridge.invalid',
  });
  const late = { kind: 'confirm-plan', value: true } as const;
  expect(await refusal(client.jobs.answer({ jobId, questionId: 'q1', answer: late }))).toMatchObject({
    code: 'bridge.question-closed',
  });
});
