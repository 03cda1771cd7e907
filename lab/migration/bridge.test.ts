import { once } from 'node:events';
import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink } from '@orpc/client/websocket';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createBridge, type Bridge, type BridgeHost } from '../../engine/index.ts';
import type { Answer } from '../../shared/contract/answers.ts';
import type { BridgeClient } from '../../shared/contract/contract.ts';
import { windowPlanSchema } from '../../shared/contract/window-plan.ts';
import { declareEach } from '../../shared/run/declaration.ts';
import { isDurable, type RunEvent } from '../../shared/run/event.ts';
import { findingName } from '../../shared/run/finding.ts';
import type { Question } from '../../shared/run/question.ts';
import { reduceRun, replayRun } from '../../shared/run/reduce-run.ts';
import { startDemoSession } from '../embedded/demo/demo-session.ts';
import { createHurriedClock } from '../testing/hurried-clock.ts';
import { quickTimings } from '../testing/bench.ts';

let folder: string;
let bridge: Bridge;
let server: WebSocketServer;
beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-bridge-'));
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => bridge.serveSocket(socket));
  await once(server, 'listening');
  bridge = bridgeFor({});
});
afterEach(async () => {
  for (const socket of server.clients) socket.terminate();
  server.close();
  await bridge.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

function bridgeFor(host: Partial<BridgeHost>): Bridge {
  return createBridge({
    home: path.join(folder, 'home'),
    operator: 'tester',
    runWith: { clock: createHurriedClock() },
    sshFolder: folder,
    host: {
      kind: 'electron',
      chooseFile: async () => path.join(folder, 'plan.yaml'),
      chooseTarget: async (name) => path.join(folder, name),
      startDemo: () => startDemoSession({ timings: quickTimings, clients: 2, backupSizeBytes: 400_000 }),
      ...host,
    },
  });
}

interface Window {
  readonly client: BridgeClient;
  /** Goes away, as a window that is closed does; waits until the engine knows. */
  readonly leave: () => Promise<void>;
}

async function openWindow(): Promise<Window> {
  const { port } = server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  const [far] = (await once(server, 'connection')) as [WebSocket];
  if (socket.readyState !== WebSocket.OPEN) await once(socket, 'open');
  const websocket = socket as unknown as globalThis.WebSocket;
  const gone = once(far, 'close');
  return {
    client: createORPCClient<BridgeClient>(new RPCLink({ websocket })),
    leave: async () => {
      socket.close();
      await gone;
    },
  };
}

/** What a call was refused with, held against the contract: an error that it declares, with a coded record. */
async function refusal(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return 'taken';
  } catch (error) {
    expect(error).toMatchObject({ code: 'REFUSED', defined: true, message: 'REFUSED' });
    return (error as { data?: unknown }).data;
  }
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
    case 'trust-certificate':
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
      return { kind: question.kind, value: declareEach(question.ids, () => (text === 'no' ? 'no' : 'yes')) };
    case 'choose-items':
      return { kind: question.kind, value: { keep: question.items.map(({ name }) => name), decline: [] } };
    case 'renew-backup':
      return { kind: question.kind, value: false };
    case 'confirm-plan':
    case 'take-changed-profile':
    case 'confirm-finalise':
    case 'confirm-guided':
      return { kind: question.kind, value: true };
    case 'choose-backup':
    case 'client-time':
    case 'choose-rows':
    case 'settle-rows':
    case 'hand-over-file':
      throw new Error(`the demo does not ask ${question.kind}`);
    default:
      return question satisfies never;
  }
}

test('a window leads a whole migration, though it is cut off in the midst; one that comes later sees the same', async () => {
  let { client, leave } = await openWindow();
  const { jobId } = await client.demo.start({});
  const claim = () => client.jobs.claim({ jobId, windowId: 'window-one' });
  expect(await claim()).toEqual({ isMine: true });
  let { state } = await client.jobs.snapshot({ jobId });
  await client.jobs.start({ jobId, mode: 'run' });
  const passing: number[] = [];
  let hasBeenCut = false;
  while (state.outcome === undefined) {
    for await (const event of await client.jobs.watch({ jobId, afterSeq: state.lastSeq })) {
      expect(event.seq).toBeGreaterThan(state.lastSeq);
      state = reduceRun(state, event);
      if (!isDurable(event)) passing.push(Date.parse(event.at));
      if (event.type === 'question.asked') {
        const answer = await answerTo(client, jobId, event.id, event.question);
        const refused = await refusal(client.jobs.answer({ jobId, questionId: event.id, answer }));
        // A password that was given before is remembered by the run: then nobody is asked.
        expect(['taken', expect.objectContaining({ code: 'bridge.question-closed' })]).toContainEqual(
          refused,
        );
      }
      if (event.type === 'step.started' && event.step === 'pull' && !hasBeenCut) break;
    }
    if (hasBeenCut) continue;
    hasBeenCut = true;
    await leave();
    ({ client, leave } = await openWindow());
    expect(await claim()).toEqual({ isMine: true });
    ({ state } = await client.jobs.snapshot({ jobId }));
  }
  expect(state.outcome).toBe('done');
  expect(state.lifecycle).toBe('finalised');
  expect(fs.readFileSync(path.join(folder, 'kit.txt'), 'utf8')).toContain('EMERGENCY KIT');
  // Ten a second by their own times, and the last of a transfer at once.
  for (const [index, atMs] of passing.entries())
    expect(passing.slice(index).filter((other) => other < atMs + 1_000).length).toBeLessThanOrEqual(15);

  const later = await openWindow();
  const { state: snapshot } = await later.client.jobs.snapshot({ jobId });
  expect(snapshot).toEqual(state);
  const events: RunEvent[] = [];
  for await (const event of await later.client.jobs.watch({ jobId, afterSeq: 0 })) events.push(event);
  expect(events.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq).toSorted((a, b) => a - b));
  expect(replayRun(events)).toEqual(snapshot);
  const middle = Math.floor(events.length / 2);
  const known = replayRun(events.slice(0, middle));
  const rest: RunEvent[] = [];
  for await (const event of await later.client.jobs.watch({ jobId, afterSeq: known.lastSeq }))
    rest.push(event);
  expect(rest).toEqual(events.slice(middle));
  expect(rest.reduce(reduceRun, known)).toEqual(snapshot);
  expect((await later.client.jobs.report({ jobId, format: 'md' })).text).toContain('Demo migration');
});

test('only the window that holds a job changes it; another may take it over, and has it when the first is gone', async () => {
  const [one, two] = [await openWindow(), await openWindow()];
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
  await two.leave();
  expect(await one.client.jobs.claim({ jobId, windowId: 'window-one' })).toEqual({ isMine: true });
});

test('a window can name no path, no command, and no host outside a plan', async () => {
  const { client } = await openWindow();
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

test('an answer names a file by its handle alone, and is of the kind of its question', async () => {
  const { client } = await openWindow();
  const { jobId } = await client.demo.start({});
  await client.jobs.claim({ jobId, windowId: 'window-one' });
  const answer = { kind: 'kit-path', value: '/tmp/kit' } as const;
  expect(await refusal(client.jobs.answer({ jobId, questionId: 'q1', answer }))).toMatchObject({
    code: 'bridge.invalid',
  });
  const other = { kind: 'confirm-plan', value: true } as const;
  expect(await refusal(client.jobs.answer({ jobId, questionId: 'q1', answer: other }))).toMatchObject({
    code: 'bridge.question-closed',
  });
  await client.jobs.start({ jobId, mode: 'run' });
  for await (const event of await client.jobs.watch({ jobId, afterSeq: 0 })) {
    if (event.type !== 'question.asked') continue;
    expect(event.question.kind).toBe('trust-host-key');
    const call = client.jobs.answer({ jobId, questionId: event.id, answer: other });
    expect(await refusal(call)).toMatchObject({ code: 'bridge.invalid', params: { field: 'answer.kind' } });
    break;
  }
  // Who stopped watching may still ask.
  const { state } = await client.jobs.snapshot({ jobId });
  expect(state.question?.question.kind).toBe('trust-host-key');
});

test('a key of the user stands for a login, and cannot be looked into or handed over', async () => {
  fs.writeFileSync(path.join(folder, 'id_ed25519'), 'the private key');
  const { client } = await openWindow();
  const [key] = await client.hosts.keys({});
  expect(key).toMatchObject({ name: 'id_ed25519' });
  const fileId = key!.fileId;
  const unknown = { code: 'bridge.unknown-handle' };
  expect(await refusal(client.files.inspect({ fileId }))).toMatchObject(unknown);
  expect(await refusal(client.jobs.import({ fileId }))).toMatchObject(unknown);
  const { jobId } = await client.demo.start({});
  await client.jobs.claim({ jobId, windowId: 'window-one' });
  const answer = { kind: 'hand-over-file', value: fileId } as const;
  expect(await refusal(client.jobs.answer({ jobId, questionId: 'q1', answer }))).toMatchObject(unknown);
  const old = { address: '192.0.2.1', user: 'root', keyFile: fileId };
  const plan = { handover: 1, name: 'x', old, new: { ...old, address: '192.0.2.2' } } as const;
  const { jobId: made } = await client.jobs.create({ plan });
  expect((await client.jobs.plan({ jobId: made })).plan.old.keyFile).toBe(path.join(folder, 'id_ed25519'));
});

describe('whatever goes wrong has a code', () => {
  test('in a call: of an exception nothing but its text as the detail of a bug', async () => {
    bridge = bridgeFor({ startDemo: () => Promise.reject(new TypeError('no such thing')) });
    const { client } = await openWindow();
    expect(await refusal(client.demo.start({}))).toEqual({
      code: 'bug',
      params: { detail: 'no such thing' },
    });
    const error: unknown = await client.demo.start({}).catch((reason: unknown) => reason);
    const told = (error as { toJSON(): Record<string, unknown> }).toJSON();
    expect(JSON.stringify({ ...told, data: undefined })).not.toContain('no such thing');
  });

  test('in a stream: a job that is not there, a journal that is broken', async () => {
    const { client } = await openWindow();
    const watch = async (jobId: string) => {
      for await (const _event of await client.jobs.watch({ jobId, afterSeq: 0 }));
    };
    expect(await refusal(watch('nothing'))).toMatchObject({ code: 'local.job-missing' });
    const { jobId } = await client.demo.start({});
    fs.writeFileSync(path.join(folder, 'home', 'jobs', jobId, 'journal.jsonl'), 'no journal\n{}\n');
    expect(await refusal(watch(jobId))).toMatchObject({ code: 'local.journal-broken' });
  });

  test('in what we answer ourselves', async () => {
    bridge = bridgeFor({ kind: 'elsewhere' as 'browser' });
    const { client } = await openWindow();
    expect(await refusal(client.app.info({}))).toMatchObject({ code: 'bug' });
  });
});

test('a message port speaks the same', async () => {
  const { port1, port2 } = new MessageChannel();
  bridge.servePort(port1, new AbortController().signal);
  port1.start();
  port2.start();
  const client = createORPCClient<BridgeClient>(new PortLink({ port: port2 }));
  expect(await client.app.info({})).toMatchObject({ host: 'electron', canDemo: true });
  expect(await refusal(client.jobs.snapshot({ jobId: '../..' }))).toMatchObject({ code: 'bridge.invalid' });
  port1.close();
});
