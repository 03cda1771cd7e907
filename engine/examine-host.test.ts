import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { planSchema, type Login } from '../shared/contract/plan.ts';
import { readConsole } from './appliance/console.ts';
import { testConnection } from './examine-host.ts';
import { folderForEach } from './testing/temporary-folder.ts';

vi.mock('./appliance/console.ts', () => ({
  readConsole: vi.fn(({ port }: { port: number }) =>
    Promise.resolve({ title: `at ${port}`, certificate: { sha256: 'ab'.repeat(32) } }),
  ),
}));
// A machine that tells nothing of itself: only the way to it matters here.
vi.mock('./appliance/appliance.ts', () => ({
  createAppliance: (given: object) => ({ ...given, how: () => ({ mode: 'guided' }) }),
}));
vi.mock('./run/ssh-connector.ts', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  sshConnector: () => () =>
    Promise.resolve({
      identity: { address: '10.0.0.5', port: 22, user: 'root', keyType: 'ssh-ed25519', sha256: '' },
      run: ([, ...words]: readonly string[]) =>
        Promise.resolve({ exitCode: 0, stdout: words.join(' '), stderr: '' }),
      close: () => Promise.resolve(),
    }),
}));

const home = folderForEach();
beforeEach(() => {
  fs.mkdirSync(path.join(home, '.ssh'));
  fs.writeFileSync(
    path.join(home, '.ssh', 'config'),
    'Host inside\n  HostName 10.0.0.5\n  ProxyJump bastion\n',
  );
  vi.spyOn(os, 'homedir').mockReturnValue(home);
  vi.mocked(readConsole).mockClear();
});
afterEach(() => vi.restoreAllMocks());

function examine(address: string, jump?: Login[], access: 'ssh' | 'console' = 'ssh') {
  const machine = { address, access, profile: 'demo-appliance', ...(jump && { jump }) };
  const ask = () => Promise.reject(new Error('nothing is asked here'));
  return testConnection({
    home,
    side: 'old',
    planned: planSchema.shape.old.parse(machine),
    ask,
    signal: new AbortController().signal,
  });
}

test('the web console of a machine is looked for where this computer reaches it itself', async () => {
  expect((await examine('10.0.0.5')).console).toEqual({ port: 443, title: 'at 443' });
  expect((await examine('inside', [])).console).toBeDefined();
});

test('behind jump hosts none is looked for: another machine may have that address here', async () => {
  expect((await examine('10.0.0.5', [{ address: 'bastion' }])).console).toBeUndefined();
  expect((await examine('inside')).console).toBeUndefined();
  expect(readConsole).not.toHaveBeenCalled();
});

test('a machine without SSH is looked at by its web console, and known by its certificate', async () => {
  expect(await examine('10.0.0.5', undefined, 'console')).toEqual({
    identity: { address: '10.0.0.5', port: 443, user: '', keyType: 'x509', sha256: 'ab'.repeat(32) },
    profileTitle: 'Demo Appliance',
    console: { port: 443, title: 'at 443' },
  });
  expect(readConsole).toHaveBeenCalledOnce();
});
