import { expect, test } from 'vitest';
import { MigrationError } from '../errors.ts';
import { surveyAppliance } from './survey.ts';
import { createScriptedHost, fileEntry } from './testing/scripted-host.ts';
import { calm, testAppliance } from './testing/test-appliance.ts';
import { watchProof } from './watch-proof.ts';

test('a survey tries what reads, changes nothing, and says why something does not work', async () => {
  const host = createScriptedHost((command) => {
    if (command === 'demo-appliance identify') return '{"product":"Demo Appliance","version":"2604"}';
    if (command === 'demo-appliance clients list') return '[]';
    if (command.startsWith('sh -c')) return '/usr/bin/demo-appliance';
    return undefined;
  });
  const { appliance } = await testAppliance(host, { effect: 'outage' });
  const entries = await surveyAppliance(appliance, calm);
  const results = Object.fromEntries(entries.map(({ operation, result }) => [operation, result]));
  expect(results['identify']).toEqual({ kind: 'works', seen: 'Demo Appliance 2604' });
  expect(results['clients']).toEqual({ kind: 'works', seen: '0 clients' });
  expect(results['licence']).toMatchObject({ kind: 'failed' });
  expect(results['power-off']).toMatchObject({ kind: 'not-tried' });
  expect(results['import']).toMatchObject({ kind: 'unavailable' });
  const words = host.ran.map(({ argv }) => argv.join(' '));
  for (const grave of [
    'power off',
    'create',
    'start',
    'network set',
    'communication on',
    'communication off',
  ]) {
    expect(words.filter((command) => command.includes(grave))).toEqual([]);
  }
  expect(host.written).toEqual([]);
});

test('a survey of a new appliance looks for what is done there, and for that alone', async () => {
  const host = createScriptedHost((command) => (command.startsWith('sh -c') ? '/bin/it' : undefined));
  const { appliance } = await testAppliance(host, { side: 'new', profile: 'generic-linux' });
  const entries = await surveyAppliance(appliance, calm);
  const results = Object.fromEntries(entries.map(({ operation, result }) => [operation, result]));
  expect(results['direct-switch']).toMatchObject({ kind: 'not-tried' });
  expect(results['power-off']).toEqual({ kind: 'unavailable', reason: 'not-this-side' });
});

test('a survey of what is guided, and of a connection that is lost', async () => {
  const { appliance } = await testAppliance(
    createScriptedHost(() => undefined),
    { profile: 'endpoint-protector' },
  );
  const results = await surveyAppliance(appliance, calm);
  expect(results.filter(({ result }) => result.kind === 'guided').length).toBeGreaterThan(8);
  expect(results.find(({ operation }) => operation === 'power-off')?.result.kind).toBe('failed');
  const lost = new MigrationError('reach.connection-lost', { address: 'a' });
  const gone = await testAppliance(createScriptedHost(() => lost));
  await expect(surveyAppliance(gone.appliance, calm)).rejects.toBe(lost);
});

test('a new file turns green, an old one does not', async () => {
  const host = createScriptedHost(() => undefined);
  host.folders.set('/b', [fileEntry('1.eppb', 1, new Date(0))]);
  const { appliance } = await testAppliance(host);
  const observe = await watchProof(
    appliance,
    'create-backup',
    { by: 'new-file', folder: '/b', pattern: '\\.eppb$' },
    calm,
  );
  expect(await observe?.(calm)).toBe(false);
  host.folders.get('/b')?.push(fileEntry('note.txt', 1, new Date(1)));
  expect(await observe?.(calm)).toBe(false);
  host.folders.get('/b')?.push(fileEntry('2.eppb', 1, new Date(1)));
  expect(await observe?.(calm)).toBe(true);
});

test('a changed answer turns green, silence does not', async () => {
  let answer: string | { exitCode: number } = 'a';
  const { appliance } = await testAppliance(
    createScriptedHost(() => answer),
    { effect: 'adds-files' },
  );
  const observe = await watchProof(
    appliance,
    'create-backup',
    { by: 'command-changed', command: ['x'], timeoutSeconds: 1 },
    calm,
  );
  expect(await observe?.(calm)).toBe(false);
  answer = { exitCode: 1 };
  expect(await observe?.(calm)).toBe(false);
  answer = 'b';
  expect(await observe?.(calm)).toBe(true);
});

test('where nothing can be observed there is no observation', async () => {
  const { appliance } = await testAppliance(createScriptedHost(() => undefined));
  expect(await watchProof(appliance, 'create-backup', { by: 'admin-confirms' }, calm)).toBeUndefined();
  expect(
    await watchProof(appliance, 'create-backup', { by: 'handed-over-file', file: 'backup' }, calm),
  ).toBeUndefined();
  expect(
    await watchProof(appliance, 'create-backup', { by: 'new-file', pattern: '.' }, calm),
  ).toBeUndefined();
});
