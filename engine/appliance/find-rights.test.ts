import { expect, test } from 'vitest';
import { findShell } from '../ssh/login/find-shell.ts';
import { MigrationError } from '../errors.ts';
import { createScriptedHost, type Answer } from './testing/scripted-host.ts';
import { calm, testAppliance } from './testing/test-appliance.ts';

const rightsOn = async (answer: (command: string) => Answer | undefined, user = 'epproot') => {
  const host = createScriptedHost(answer, user);
  const { appliance, asked } = await testAppliance(host, { profile: 'endpoint-protector', passwords: [''] });
  const rights = await appliance.findRights(calm);
  return { rights, asked, isPasswordSent: host.ran.some(({ argv }) => argv.includes('-S')) };
};

test('root needs no sudo', async () => {
  expect((await rightsOn(() => '', 'root')).rights).toBe('root');
});

test('sudo without a password, where it lets a file of root be read', async () => {
  const answer = (isAllowed: boolean) => (command: string) =>
    command.includes('-l') && !isAllowed ? { exitCode: 1 } : '';
  expect(await rightsOn(answer(true))).toMatchObject({ rights: 'sudo', asked: [] });
  // Free for some programs only: root's files are not among them.
  expect((await rightsOn(answer(false))).rights).toBe('no-sudo');
});

test('no sudo, and nobody is asked for a password in vain', async () => {
  expect(await rightsOn(() => undefined)).toMatchObject({ rights: 'no-sudo', asked: [] });
  const refusing = () => ({ exitCode: 1, stderr: 'epproot is not in the sudoers file.' });
  expect(await rightsOn(refusing)).toMatchObject({ rights: 'no-sudo', asked: [] });
});

test('whoever knows no password of sudo goes on without', async () => {
  const wantsPassword = () => ({ exitCode: 1, stderr: 'sudo: a password is required' });
  // An empty one would count as a wrong one, and lock the account.
  expect(await rightsOn(wantsPassword)).toEqual({
    rights: 'no-sudo',
    asked: ['secret'],
    isPasswordSent: false,
  });
});

test.each<[string, (command: string) => Answer | undefined, boolean]>([
  ['a shell', (command) => `${command.replace('echo ', '')}\n`, true],
  ['a menu that shows itself', () => '1) Network\n2) System Backup\n', false],
  ['a menu that shows the word among its own', (command) => `Welcome ${command}`, false],
  [
    'a login that takes no commands',
    () => ({ exitCode: 1, stdout: 'This account is not available.' }),
    false,
  ],
  [
    'one that waits for a terminal',
    () => new MigrationError('appliance.command-timeout', { operation: 'find a shell', timeoutMs: 15_000 }),
    false,
  ],
])('%s', async (_name, answer, isShell) => {
  expect(await findShell(createScriptedHost(answer), calm)).toBe(isShell);
});

test('a connection that breaks is no menu', async () => {
  const broken = () => new MigrationError('reach.connection-lost', { address: '192.0.2.10' });
  await expect(findShell(createScriptedHost(broken), calm)).rejects.toMatchObject({
    code: 'reach.connection-lost',
  });
});
