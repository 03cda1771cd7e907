import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startDemoSession } from '../../lab/embedded/demo/demo-session.ts';
import { maxMessageBytes } from '../../shared/contract/browser-session.ts';
import { contract } from '../../shared/contract/contract.ts';
import { serveEngine } from '../link/engine-server.ts';
import { EngineShell, type ShellPage } from '../testing/engine-shell.ts';

// A page that was taken over says what it likes on the port that it was given. It can do no more than the contract, and what
// the contract leaves to a person is asked of a person, where the page has no hands.
let home: string;
let shell: EngineShell;
let page: ShellPage;
let ended: Promise<void>;
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-hostile-'));
  shell = new EngineShell();
  let exit: () => void = () => undefined;
  ended = new Promise((resolve) => (exit = resolve));
  serveEngine(shell, {
    home: path.join(home, 'jobs-and-trust'),
    operator: 'tester',
    sshFolder: path.join(home, 'ssh'),
    startDemo: startDemoSession,
    exit: () => exit(),
  });
  page = shell.connect();
});
afterEach(async () => {
  shell.closePages();
  shell.tell({ type: 'close' });
  await ended;
  fs.rmSync(home, { recursive: true, force: true });
});

type Call = (input: unknown) => Promise<unknown>;
const calls = (): [string, Call][] =>
  Object.entries(contract).flatMap(([group, entries]) =>
    Object.keys(entries).map((name): [string, Call] => {
      // The types of the contract are what a hostile page does not keep to.
      const client = page.client as unknown as Record<string, Record<string, Call>>;
      return [`${group}.${name}`, (input) => client[group]![name]!(input)];
    }),
  );

/** The code that a call was refused with. */
async function refusalOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'taken',
    (error: unknown) => (error as { data?: { code?: string } }).data?.code ?? 'not coded',
  );
}

describe('no call', () => {
  const foreign: unknown[] = [
    undefined,
    null,
    7,
    '/etc/passwd',
    [],
    [{}],
    { path: '/etc/passwd' },
    { jobId: '../../etc' },
    { jobId: '/etc', windowId: 'window-of-nobody' },
    { jobId: '' },
    { fileId: '/etc/passwd' },
    { fileId: 'file-../../etc/passwd' },
    { first: '/etc/passwd', second: '/etc/shadow' },
    { testId: 'test-/etc' },
    { purpose: '/etc/passwd' },
    { plan: '/etc/passwd' },
    { plan: { handover: 1, name: 'x', old: { address: 'user@host' }, new: { address: '/etc' } } },
    { suggestedName: 'x'.repeat(121) },
    JSON.parse('{"__proto__": {"jobId": "x"}, "constructor": {"prototype": {"jobId": "x"}}}'),
    { command: 'id', host: '192.0.2.1' },
  ];

  test('takes what does not fit the contract, and none of it reaches a dialog or the disk', async () => {
    expect(calls().length).toBeGreaterThan(25);
    const answers = new Map<string, string>();
    for (const [name, call] of calls())
      for (const input of foreign) {
        const code = await refusalOf(call(input));
        if (code !== 'bridge.invalid') answers.set(`${name} ${JSON.stringify(input)}`, code);
      }
    expect([...answers]).toEqual([]);
    expect(shell.said).toEqual([]);
    expect(fs.readdirSync(home)).toEqual([]);
  });

  test('takes a handle that was never given, or stands for something else', async () => {
    fs.mkdirSync(path.join(home, 'ssh'));
    fs.writeFileSync(path.join(home, 'ssh', 'id_ed25519'), 'a private key');
    const [key] = await page.client.hosts.keys({});
    const { client } = page;
    const file = 'file-0123456789abcdef';
    const answer = { kind: 'hand-over-file', value: key!.fileId } as const;
    const testId = 'test-0123456789abcdef';
    const refused = [
      client.files.inspect({ fileId: file }),
      // A key of the user logs in, and is neither read nor handed over.
      client.files.inspect({ fileId: key!.fileId }),
      client.files.compare({ first: key!.fileId, second: key!.fileId }),
      client.jobs.import({ fileId: key!.fileId }),
      client.jobs.import({ fileId: file }),
      client.connectionTests.answer({ testId, questionId: 'q1', answer }),
    ];
    for (const call of refused) expect(await refusalOf(call)).toBe('bridge.unknown-handle');
    expect(await client.files.places({})).toEqual([]);
  });

  test('names where a file is saved: a person does, whatever else the page says', async () => {
    const wish = { suggestedName: 'kit.txt', placeId: 'place-0123456789abcdef', name: '../x' };
    shell.answer = (message) => message.type === 'choose-target' && { type: 'chosen', id: message.id };
    expect(await page.client.files.saveAs(wish)).toEqual({});
    expect(shell.said).toEqual([{ type: 'choose-target', id: 1, suggestedName: 'kit.txt' }]);
  });

  test('changes a job that another window holds', async () => {
    const { jobId } = await page.client.demo.start({});
    await page.client.jobs.claim({ jobId, windowId: 'window-of-the-person' });
    const { client } = shell.connect();
    const key = { questionId: 'q1' };
    const refused = [
      client.jobs.start({ jobId, mode: 'run' }),
      client.jobs.cancel({ jobId }),
      client.jobs.answer({ jobId, ...key, answer: { kind: 'confirm-plan', value: true } }),
      client.jobs.revealKey({ jobId, ...key }),
      client.jobs.addEvidence({ jobId, text: 'x' }),
      client.jobs.settle({ jobId, rows: [{ row: 'licence', value: 'x', file: '' }] }),
      client.trust.replace({ jobId, sha256: 'x', typed: 'x' }),
    ];
    for (const call of refused) expect(await refusalOf(call)).toBe('bridge.read-only');
  });
});

describe('a machine that no job names', () => {
  let machine: net.Server;
  let connections: number;
  beforeEach(async () => {
    connections = 0;
    machine = net.createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await once(machine.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(() => machine.close());
  const appliance = () => ({ address: '127.0.0.1', sshPort: (machine.address() as net.AddressInfo).port });
  const elsewhere = { address: '192.0.2.7' };
  const planOf = (old: object, fresh: object, final?: object) =>
    ({ handover: 1, name: 'x', old, new: fresh, ...(final && { final }) }) as never;

  test('is not reached, and no job is made with it, unless a person agrees', async () => {
    const { client } = page;
    shell.answer = (message) =>
      message.type === 'may-reach' && { type: 'agreed', id: message.id, isAgreed: false };
    const refused = [
      client.connectionTests.start({ side: 'old', appliance: appliance() }),
      client.connectionTests.start({ side: 'old', appliance: { ...elsewhere, jump: [appliance()] } }),
      client.jobs.create({ plan: planOf(elsewhere, appliance()) }),
      client.jobs.create({ plan: planOf(elsewhere, { address: '192.0.2.8' }, { address: '127.0.0.1' }) }),
    ];
    for (const call of refused) expect(await refusalOf(call)).toBe('bridge.host-declined');
    expect(shell.said.map((message) => message.type === 'may-reach' && message.hosts)).toEqual([
      ['127.0.0.1'],
      ['127.0.0.1', '192.0.2.7'],
      ['192.0.2.7', '127.0.0.1'],
      ['192.0.2.7', '192.0.2.8', '127.0.0.1'],
    ]);
    expect(await client.jobs.list({})).toEqual([]);
    expect(connections).toBe(0);
  });

  test('is asked about in full or not at all', async () => {
    const jump = Array.from({ length: 30 }, (_, index) => ({ address: `192.0.2.${index}` }));
    const hidden = { ...appliance(), jump } as never;
    expect(await refusalOf(page.client.connectionTests.start({ side: 'old', appliance: hidden }))).toBe(
      'bridge.host-declined',
    );
    const long = { address: 'x'.repeat(300) } as never;
    expect(await refusalOf(page.client.connectionTests.start({ side: 'old', appliance: long }))).toBe(
      'bridge.host-declined',
    );
    expect(shell.said).toEqual([]);
  });

  test('is reached once a person agreed, who is then not asked again', async () => {
    const { client } = page;
    shell.answer = (message) =>
      message.type === 'may-reach' && { type: 'agreed', id: message.id, isAgreed: true };
    for (const side of ['old', 'new'] as const) {
      const { testId } = await client.connectionTests.start({ side, appliance: appliance() });
      for await (const event of await client.connectionTests.watch({ testId }))
        if (event.type === 'ended') break;
    }
    expect(connections).toBeGreaterThan(0);
    expect(shell.said.map(({ type }) => type)).toEqual(['may-reach']);
  });
});

test('a job is deleted only where a person agrees in a dialog of the system', async () => {
  const { client } = page;
  let isAgreed = false;
  shell.answer = (message) => {
    if (message.type === 'may-reach') return { type: 'agreed', id: message.id, isAgreed: true };
    return message.type === 'may-delete' && { type: 'agreed', id: message.id, isAgreed };
  };
  const { jobId } = await client.jobs.create({
    plan: { handover: 1, name: 'x', old: { address: '192.0.2.7' }, new: { address: '192.0.2.8' } },
  });
  expect(await client.jobs.delete({ jobId })).toEqual({ isDeleted: false });
  expect(await client.jobs.list({})).toHaveLength(1);
  isAgreed = true;
  expect(await client.jobs.delete({ jobId })).toEqual({ isDeleted: true });
  expect(await client.jobs.list({})).toEqual([]);
});

describe('the engine lives on, with whatever runs', () => {
  test('when messages come that are no calls', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const nothings = [undefined, null, 7, true, {}, [], [1, 2], { i: '1' }, ['1', 1, { u: '/app/info' }]];
    const texts = ['', 'no JSON', '[]', '{"i":"1"}', '{"i":"1","t":9,"p":null}', '{"i":1,"p":{"u":7}}'];
    const bytes = [new Uint8Array(0), new Uint8Array([255, 0, 1]), new ArrayBuffer(9)];
    for (const message of [...nothings, ...texts, ...bytes, [{ toString: 1, valueOf: 1 }]])
      page.port.postMessage(message);
    expect(await page.client.app.info({})).toMatchObject({ host: 'electron' });
    expect(await shell.connect().client.jobs.list({})).toEqual([]);
    logged.mockRestore();
  });

  test('when a message is beyond all bounds: it is not heard', async () => {
    const file = 'file-0123456789abcdef';
    const big = page.client.files.inspect({ fileId: file, key: 'x'.repeat(maxMessageBytes + 1) });
    const heard = big.then(
      () => 'heard',
      () => 'heard',
    );
    // Messages are taken in their order.
    const next = page.client.app.info({}).then(() => 'passed over');
    expect(await Promise.race([heard, next])).toBe('passed over');
  });

  test('when an answer is longer than a person types: it is refused, and stands in no journal', async () => {
    const long = 'x'.repeat(1_000_000);
    const { jobId } = await page.client.demo.start({});
    await page.client.jobs.claim({ jobId, windowId: 'window-of-the-page' });
    for (const answer of [
      { kind: 'declare', value: { 'autostart-is-off': { value: 'yes', note: long } } },
      { kind: 'accept-findings', value: [long] },
      { kind: 'accept-findings', value: Array(100_000).fill('x') },
      { kind: 'choose-items', value: { keep: [long], decline: [] } },
      { kind: 'type-name', value: long },
      { kind: 'secret', value: long },
    ] as const) {
      const call = page.client.jobs.answer({ jobId, questionId: 'q1', answer });
      expect(await refusalOf(call)).toBe('bridge.invalid');
    }
  });
});
