import { expect, test } from 'vitest';
import { isMigrationError } from '../../errors.ts';
import { createScriptedHost, fileEntry } from '../testing/scripted-host.ts';
import { calm, testAppliance } from '../testing/test-appliance.ts';
import { createBackup, waitForBackup } from './create-backup.ts';
import { listAuditLogs, listBackups } from './list-backups.ts';

const listCommand = 'demo-appliance backup list';
const entry = (state: string, sizeBytes: number) =>
  JSON.stringify([
    {
      name: 'b1',
      path: '/backups/b1.eppb',
      sizeBytes,
      createdAt: '2026-03-01T11:00:00Z',
      version: '2604',
      state,
    },
  ]);

/** Answers one look after the other, and the last one for ever. */
function looks(...answers: string[]) {
  const left = [...answers];
  return createScriptedHost((command) => {
    if (command !== listCommand) return undefined;
    return left.length > 1 ? left.shift() : left[0];
  });
}

const options = { stallMs: 10_000, onTick: () => undefined };

test('backups and audit logs are listed', async () => {
  const { appliance } = await testAppliance(
    createScriptedHost((command) =>
      command === listCommand ? entry('ready', 7) : '[{"name":"a1","state":"odd"}]',
    ),
  );
  expect(await listBackups(appliance, calm)).toEqual([
    {
      kind: 'system-backup',
      name: 'b1',
      path: '/backups/b1.eppb',
      sizeBytes: 7,
      createdAt: '2026-03-01T11:00:00Z',
      version: '2604',
      state: 'ready',
    },
  ]);
  expect(await listAuditLogs(appliance, calm)).toEqual([
    { kind: 'audit-log-backup', name: 'a1', state: 'unknown' },
  ]);
});

test.each([
  ['no JSON', 'oops \u001b[31mred\u202e'],
  ['no list', '{}'],
  ['a path with a line break', '[{"name":"a","path":"/a\\nb"}]'],
  ['a size that is none', '[{"name":"a","sizeBytes":"big"}]'],
  ['an entry without a name', '[{"sizeBytes":1}]'],
])('%s is unexpected output, and is quoted without control characters', async (_name, output) => {
  const { appliance } = await testAppliance(looks(output));
  const error: unknown = await listBackups(appliance, calm).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: 'appliance.output-unexpected',
    side: 'old',
    params: { operation: 'list-backups' },
  });
  expect(JSON.stringify(error)).not.toMatch(/\\u001b|\u202e/);
});

test('a record that does not fit is shown as the product wrote it', async () => {
  const { appliance } = await testAppliance(looks('[{"name":"a","sizeBytes":"big"}]'));
  await expect(listBackups(appliance, calm)).rejects.toMatchObject({
    params: {
      problem: expect.stringContaining('sizeBytes') as string,
      output: '[{"name":"a","sizeBytes":"big"}]',
    },
  });
});

test('a name without its hidden characters is what is shown', async () => {
  const { appliance } = await testAppliance(looks('[{"name":"a\\u001b[2J\\u202eb"}]'));
  expect((await listBackups(appliance, calm))[0]?.name).toBe('ab');
});

test('ready counts only with a size that stays', async () => {
  const { appliance, clock } = await testAppliance(
    looks(entry('generating', 5), entry('ready', 9), entry('ready', 12), entry('ready', 12)),
  );
  expect(await waitForBackup(appliance, 'b1', options, calm)).toMatchObject({
    state: 'ready',
    sizeBytes: 12,
  });
  expect(clock.sleptMs).toBe(3000);
});

test('a backup that grows is not stalled, one that does not is', async () => {
  const ticks: number[][] = [];
  const growing = [1, 2, 3, 4].map((size) => entry('generating', size));
  const { appliance } = await testAppliance(looks(...growing));
  const onTick = (...tick: number[]) => void ticks.push(tick);
  await expect(waitForBackup(appliance, 'b1', { stallMs: 2500, onTick }, calm)).rejects.toMatchObject({
    code: 'backup.stalled',
    params: { name: 'b1', unchangedMs: 3000, sizeBytes: 4 },
  });
  expect(ticks.slice(0, 4)).toEqual([
    [0, 0, 1],
    [1000, 0, 2],
    [2000, 0, 3],
    [3000, 0, 4],
  ]);
});

test('a failed one ends the wait, and so does the signal', async () => {
  const failed = await testAppliance(looks(entry('generating', 1), entry('failed', 1)));
  await expect(waitForBackup(failed.appliance, 'b1', options, calm)).rejects.toMatchObject({
    code: 'backup.failed',
  });
  const stop = new AbortController();
  const growing = await testAppliance(looks(entry('generating', 1)));
  const onTick = () => stop.abort(new Error('enough'));
  await expect(waitForBackup(growing.appliance, 'b1', { stallMs: 1, onTick }, stop.signal)).rejects.toThrow();
});

test('making a backup gives the key, and no event tells it', async () => {
  const host = createScriptedHost((command) =>
    command === "demo-appliance backup create --name it's {name}"
      ? '{"name":"b1","path":"/backups/b1.eppb","key":"s3cr3t-key"}'
      : undefined,
  );
  const { appliance, events } = await testAppliance(host, { effect: 'adds-files' });
  const created = await createBackup(appliance, { name: "it's {name}" }, calm);
  expect(created).toMatchObject({ name: 'b1', path: '/backups/b1.eppb' });
  expect(created.key?.reveal()).toBe('s3cr3t-key');
  expect(host.ran[0]?.argv.at(-1)).toBe("it's {name}");
  expect(events).toMatchObject([
    { type: 'command.ran', command: "demo-appliance backup create --name 'it'\\''s {name}'", exitCode: 0 },
  ]);
  expect(JSON.stringify(events)).not.toContain('s3cr3t');
});

test.each([
  ['half of an answer', '{"name":"b1","key":"s3cr3t-key"'],
  ['a wrong field', '{"path":"/a\\nb","key":"s3cr3t-key"}'],
])('no error tells the key: %s', async (_name, output) => {
  const { appliance } = await testAppliance(
    createScriptedHost(() => output),
    { effect: 'adds-files' },
  );
  const error: unknown = await createBackup(appliance, { name: 'b1' }, calm).catch(
    (thrown: unknown) => thrown,
  );
  expect(isMigrationError(error, 'appliance.output-unexpected')).toBe(true);
  expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('s3cr3t');
});

test('a failing command tells its own words only from its error output', async () => {
  const answer = { exitCode: 9, stdout: 's3cr3t-key', stderr: 'disk full\n' };
  const { appliance } = await testAppliance(
    createScriptedHost(() => answer),
    { effect: 'adds-files' },
  );
  await expect(createBackup(appliance, { name: 'b1' }, calm)).rejects.toMatchObject({
    code: 'appliance.command-failed',
    params: { operation: 'create-backup', exitCode: 9, output: 'disk full' },
  });
});

test('files of a folder: newest first, ready when quiet by that machine’s clock', async () => {
  // That machine's clock is an hour ahead of the laptop's.
  const host = createScriptedHost((command) =>
    command === 'date +%s.%N' ? `${Date.parse('2026-03-01T13:00:00Z') / 1000}.5\n` : undefined,
  );
  host.folders.set('/backups', [
    fileEntry('old.eppb', 5, new Date('2026-03-01T10:00:00Z')),
    fileEntry('fresh.eppb', 5, new Date('2026-03-01T12:59:50Z')),
    fileEntry('empty.eppb', 0, new Date('2026-03-01T09:00:00Z')),
    // Still on its way: that is all that an ending says.
    fileEntry('notes.part', 5, new Date('2026-03-01T10:00:00Z')),
    { ...fileEntry('folder.eppb', 5, new Date(0)), kind: 'folder' },
  ]);
  const { appliance } = await testAppliance(host, {
    profile: 'endpoint-protector',
    backupFolder: '/backups/',
  });
  host.folders.set('/backups/', host.folders.get('/backups') ?? []);
  const items = await listBackups(appliance, calm);
  expect(items.map(({ name, path, state }) => [name, path, state])).toEqual([
    ['fresh.eppb', '/backups/fresh.eppb', 'generating'],
    ['old.eppb', '/backups/old.eppb', 'ready'],
    ['empty.eppb', '/backups/empty.eppb', 'generating'],
  ]);
});
