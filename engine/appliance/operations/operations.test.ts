import { expect, test } from 'vitest';
import { MigrationError } from '../../errors.ts';
import { Secret } from '../../secret.ts';
import { loadProfile } from '../profiles/load-profile.ts';
import type { OperationProfile } from '../profiles/profile-schema.ts';
import { createScriptedHost, fileEntry, type Answer } from '../testing/scripted-host.ts';
import { calm, testAppliance } from '../testing/test-appliance.ts';
import { readClientCommunication, switchClientCommunication } from './client-communication.ts';
import { listClients } from './clients.ts';
import { identify } from './identify.ts';
import { watchImport, type ImportMark } from './import-state.ts';
import { readInventory } from './inventory.ts';
import { readLogExcerpt } from './log-excerpt.ts';
import { changeAddress, powerOff } from './run-breaking.ts';
import { startImport } from './start-import.ts';

const demo: Record<string, string> = {
  'demo-appliance identify': '{"product":"Demo Appliance","version":"2604.0.1"}',
  'demo-appliance clients list':
    '[{"name":"PC-1","os":"Windows 11","agentVersion":"6","lastSeenAt":"2026-03-01"},{"name":"PC-2","os":null}]',
  'demo-appliance inventory': '{"computers":2,"users":3,"policies":4,"rights":5,"restoredFrom":"b1"}',
  'demo-appliance database size': '{"sizeBytes":123}',
  'demo-appliance licence': '{"state":"valid","until":"2027-01-01"}',
  'demo-appliance audit status': '{"running":false}',
  'demo-appliance log --lines 2': 'one\ntwo\nthree\u001b[0m\n',
};

test('everything that the demo product tells is read', async () => {
  const { appliance, events } = await testAppliance(createScriptedHost((command) => demo[command]));
  expect(await identify(appliance, calm)).toEqual({
    product: 'Demo Appliance',
    version: '2604.0.1',
    isExpected: true,
  });
  expect(await listClients(appliance, calm)).toEqual([
    { name: 'PC-1', os: 'Windows 11', agentVersion: '6', lastSeenAt: '2026-03-01' },
    { name: 'PC-2' },
  ]);
  expect(await readInventory(appliance, calm)).toEqual({
    counts: { computers: 2, users: 3, policies: 4, rights: 5 },
    restoredFrom: 'b1',
  });
  expect(await appliance.run('database-size', {}, calm)).toEqual({ sizeBytes: 123 });
  expect(await appliance.run('licence', {}, calm)).toEqual({ state: 'valid', until: '2027-01-01' });
  expect(await appliance.run('audit-job-state', {}, calm)).toEqual({ isRunning: false });
  expect(await readLogExcerpt(appliance, { lines: 2 }, calm)).toEqual(['two', 'three']);
  expect(events.length).toBe(Object.keys(demo).length);
});

test('another product is not the expected one', async () => {
  const { appliance } = await testAppliance(
    createScriptedHost(() => '{"product":"Demo Appliance II","version":"1"}'),
  );
  expect((await identify(appliance, calm)).isExpected).toBe(false);
});

test('a state that is looked at again and again is told once', async () => {
  const { appliance, events } = await testAppliance(createScriptedHost((command) => demo[command]));
  for (let look = 0; look < 5; look++) await identify(appliance.withEffect('outage'), calm);
  expect(events.length).toBe(1);
});

function communicating(state: string, isObedient = true) {
  const host = createScriptedHost((command) => {
    const word = command.split(' ').at(-1);
    if (word === 'status') return JSON.stringify({ state });
    if (isObedient && word) state = word;
    return '{"accepted":true}';
  });
  return { host, made: testAppliance(host, { side: 'new', effect: 'changes-new' }) };
}

test('client communication is switched and read again; where it is so already nothing is done', async () => {
  const { host, made } = communicating('on');
  const { appliance } = await made;
  expect(await switchClientCommunication(appliance, 'off', calm)).toBe('off');
  expect(await readClientCommunication(appliance, calm)).toBe('off');
  const before = host.ran.length;
  await switchClientCommunication(appliance, 'off', calm);
  expect(host.ran.slice(before).map((ran) => ran.argv.at(-1))).toEqual(['status']);
});

test('a switch that changes nothing is no success', async () => {
  const { appliance } = await communicating('on', false).made;
  await expect(switchClientCommunication(appliance, 'off', calm)).rejects.toMatchObject({
    code: 'appliance.output-unexpected',
  });
});

async function importing(answer: Answer) {
  const host = createScriptedHost(() => answer);
  const { appliance, events } = await testAppliance(host, { side: 'new', effect: 'changes-new' });
  const start = startImport(appliance, { path: '/in box/b1.eppb', key: new Secret('k3y k3y\n') }, calm);
  return { host, events, start };
}

test('the key goes to standard input as one line, and is told nowhere', async () => {
  const { host, events, start } = await importing('{"accepted":true}');
  await start;
  expect(host.ran).toMatchObject([
    { argv: ['demo-appliance', 'import', 'start', '--file', '/in box/b1.eppb'], stdin: 'k3y k3y\n' },
  ]);
  expect(events).toMatchObject([{ command: "demo-appliance import start --file '/in box/b1.eppb' < {key}" }]);
});

test.each([
  [3, { code: 'restore.wrong-key', params: { backup: 'b1.eppb' } }],
  [4, { code: 'restore.failed', params: { detail: 'bad [secret]' } }],
  [5, { code: 'appliance.command-failed', params: { exitCode: 5, output: 'bad [secret]' } }],
])('exit code %i has its meaning, and an echo of the key is taken out', async (exitCode, expected) => {
  const { start } = await importing({ exitCode, stderr: 'bad k3y k3y\n' });
  await expect(start).rejects.toMatchObject({ ...expected, side: 'new' });
});

/** An import whose state changes look by look, on an appliance that then holds `inventory`. */
async function watching(states: Answer[], inventory: string, counts?: Record<string, number>) {
  const left = [...states];
  const host = createScriptedHost((command) => {
    if (command.endsWith('import status')) return left.length > 1 ? left.shift() : left[0];
    return command.endsWith('inventory') ? inventory : demo[command];
  });
  const { appliance } = await testAppliance(host, { side: 'new' });
  const seen: string[] = [];
  const options = {
    stallMs: 3000,
    backup: '/inbox/b1.eppb',
    onTick: (_e: number, _u: number, { standing }: ImportMark) => void seen.push(standing),
  };
  return { seen, result: watchImport(appliance, { ...options, ...(counts && { counts }) }, calm) };
}
const state = (word: string) => JSON.stringify({ state: word });
const broken = { exitCode: 1, stderr: 'restarting' };

test('an import ends by evidence, and survives a product that restarts', async () => {
  const { seen, result } = await watching(
    [state('queued'), state('generating'), broken, broken, 'not json', state('done')],
    '{"computers":2,"restoredFrom":"b1"}',
  );
  expect(await result).toEqual({ kind: 'restored-from', backup: 'b1' });
  expect(seen).toEqual(['queued', 'generating', 'no-answer', 'no-answer', 'not-understood']);
});

test('a state that the profile does not map is neither none nor done', async () => {
  const host = createScriptedHost(() => state('Restoring'));
  const { appliance } = await testAppliance(host, { side: 'new' });
  await expect(appliance.run('import-state', {}, calm)).rejects.toMatchObject({
    code: 'appliance.output-unexpected',
    params: { problem: expect.stringContaining('state') as string, output: '{"state":"Restoring"}' },
  });
});

test('equal counts are evidence, other ones are not', async () => {
  const equal = await watching([state('done')], '{"computers":2,"users":1}', { computers: 2, users: 1 });
  expect(await equal.result).toMatchObject({ kind: 'counts' });
  const other = await watching([state('done')], '{"computers":0,"users":1}', { computers: 2, users: 1 });
  await expect(other.result).rejects.toMatchObject({
    code: 'restore.stalled',
    params: { lastState: 'other-counts', detail: 'computers' },
  });
});

test('another backup in the appliance is no evidence', async () => {
  const { result } = await watching([state('done')], '{"computers":2,"restoredFrom":"b0"}');
  await expect(result).rejects.toMatchObject({ code: 'restore.stalled' });
});

test('without anything to compare the version answers', async () => {
  const { result } = await watching([state('done')], '{"computers":2}');
  expect(await result).toEqual({ kind: 'version', version: '2604.0.1' });
});

test('a failed import ends the watch', async () => {
  const { result } = await watching(['{"state":"failed","detail":"no space"}'], '{}');
  await expect(result).rejects.toMatchObject({ code: 'restore.failed', params: { detail: 'no space' } });
});

const lost = new MigrationError('reach.connection-lost', { address: '192.0.2.10' });
test.each<[Answer, string]>([
  ['{"accepted":true}', 'accepted'],
  [lost, 'connection-dropped'],
  [{ exitCode: -1 }, 'connection-dropped'],
  [{ exitCode: 143 }, 'connection-dropped'],
])('switching off: %s is %s', async (answer, expected) => {
  const { appliance } = await testAppliance(
    createScriptedHost(() => answer),
    { effect: 'outage' },
  );
  expect(await powerOff(appliance, calm)).toBe(expected);
});

test('a command is in the record that its connection ended with, or did not survive to hear the end of', async () => {
  for (const answer of [
    lost,
    new MigrationError('appliance.command-timeout', { operation: '', timeoutMs: 1 }),
  ]) {
    const { appliance, events } = await testAppliance(
      createScriptedHost(() => answer),
      { effect: 'outage' },
    );
    await powerOff(appliance, calm).catch(() => undefined);
    expect(events).toEqual([
      expect.objectContaining({ type: 'command.ran', operation: 'power-off', exitCode: -1 }),
    ]);
  }
  // What never left is no command that ran.
  const host = createScriptedHost(() => lost);
  const { appliance, events } = await testAppliance(host, { effect: 'outage' });
  host.lose();
  await expect(powerOff(appliance, calm)).rejects.toMatchObject({ code: 'reach.connection-lost' });
  expect(events).toEqual([]);
});

test('a refusal to switch off is one, and so is a connection that was lost before', async () => {
  const host = createScriptedHost(() => ({ exitCode: 1, stderr: 'no' }));
  const { appliance } = await testAppliance(host, { effect: 'outage' });
  await expect(powerOff(appliance, calm)).rejects.toMatchObject({ code: 'appliance.command-failed' });
  host.lose();
  await expect(powerOff(appliance, calm)).rejects.toMatchObject({ code: 'reach.connection-lost' });
});

test('the address is changed with its ports', async () => {
  const host = createScriptedHost(() => lost);
  const { appliance } = await testAppliance(host, { side: 'new', effect: 'outage' });
  const wanted = { address: '127.0.0.10', sshPort: 2222, consolePort: 8443 };
  expect(await changeAddress(appliance, wanted, calm)).toBe('connection-dropped');
  expect(host.ran[0]?.argv.slice(3).join(' ')).toBe(
    '--address 127.0.0.10 --ssh-port 2222 --console-port 8443',
  );
});

test('the log of a folder is the tail of its newest file', async () => {
  const host = createScriptedHost(() => undefined);
  host.folders.set('/var/log/epp', [
    fileEntry('a.log', 6, new Date(1)),
    fileEntry('b.log', 10, new Date(2)),
    fileEntry('c.log.gz', 10, new Date(3)),
  ]);
  host.contents.set('/var/log/epp/b.log', 'x\ny\u0007\nz\n');
  const { appliance } = await testAppliance(host, { profile: 'endpoint-protector' });
  expect(await readLogExcerpt(appliance, { lines: 2 }, calm)).toEqual(['b.log', 'y', 'z']);
});

test('clients are read from the lines of a log: each once, as it was seen last', async () => {
  const { operations, ...profile } = await loadProfile('generic-linux', '/');
  const clients: OperationProfile = {
    how: 'automated',
    command: ['tail', '--lines', '100000', '/var/log/nginx/clients.log'],
    sudo: false,
    timeoutSeconds: 60,
    okExitCodes: [0],
    errors: {},
    output: {
      as: 'lines',
      pattern: String.raw`^(?<name>\S+) \S+ \S+ \[(?<lastSeenAt>[^\]]+)\] "POST /checkin`,
      ignore: String.raw`^(?!.*"POST /checkin)`,
      words: {},
    },
  };
  const log = [
    'pc-1 - - [25/Nov/2026:11:59:00 +0000] "POST /checkin HTTP/1.1" 200',
    'pc-2 - - [25/Nov/2026:11:59:10 +0000] "POST /checkin HTTP/1.1" 200',
    'pc-2 - - [25/Nov/2026:11:59:11 +0000] "GET /logo.png HTTP/1.1" 200',
    'PC-1 - - [25/Nov/2026:12:01:00 +0000] "POST /checkin HTTP/1.1" 200',
  ].join('\n');
  const host = createScriptedHost((command) => (command.startsWith('tail ') ? log : undefined));
  const { appliance } = await testAppliance(host, {
    profile: { ...profile, operations: { ...operations, clients } },
  });
  expect(await listClients(appliance, calm)).toEqual([
    { name: 'PC-1', lastSeenAt: '25/Nov/2026:12:01:00 +0000' },
    { name: 'pc-2', lastSeenAt: '25/Nov/2026:11:59:10 +0000' },
  ]);
});
