import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../secret.ts';
import { connectHost } from '../ssh/connect.ts';
import { openKnownHosts } from '../ssh/trust/known-hosts.ts';
import { startRealSshd, sshdIsMissing, type RealSshd } from '../ssh/testing/real-sshd.ts';
import { scriptedAsk } from '../ssh/testing/scripted-ask.ts';
import { rootForDirectSwitch } from './operations/direct-switch.ts';
import { mayReadLater, mayRunLater, mayWriteLater } from './look-ahead.ts';
import { startImport } from './operations/start-import.ts';
import { powerOff } from './operations/run-breaking.ts';
import { profileSchema } from './profiles/profile-schema.ts';
import { calm, testAppliance, type TestAppliance, type TestOptions } from './testing/test-appliance.ts';

/** Why there is no sudo to test with, said on standard error. */
function sudoIsMissing(): boolean {
  if (sshdIsMissing({ needsTemporaryUser: true }) !== undefined) return true;
  if (fs.existsSync('/usr/bin/sudo')) return false;
  process.stderr.write('tests with a real sudo are skipped: /usr/bin/sudo is not there\n');
  return true;
}

describe.skipIf(sudoIsMissing())('with a real sudo behind a real sshd', () => {
  let sshd: RealSshd;
  let restore: string;
  let rules: string;
  const connected: TestAppliance[] = [];
  beforeEach(async () => {
    sshd = await startRealSshd();
    restore = path.join(sshd.folder, 'restore');
    // What the command got goes where its own first argument says.
    fs.writeFileSync(restore, '#!/bin/sh\ncat > "$1"\n', { mode: 0o755 });
    rules = `/etc/sudoers.d/${sshd.user}`;
  });
  afterEach(async () => {
    for (const { appliance } of connected.splice(0)) await appliance.host.close();
    fs.rmSync(rules, { force: true });
    await sshd.stop();
  });

  const allow = (...lines: string[]) =>
    fs.writeFileSync(rules, lines.map((line) => `${line}\n`).join(''), { mode: 0o440 });
  const input = () => fs.readFileSync(path.join(sshd.folder, 'input'), 'utf8');

  const connect = async (options: TestOptions = {}): Promise<TestAppliance> => {
    const host = await connectHost({
      side: 'new',
      target: { ...sshd, authentication: ['key'] },
      pinnedSha256: sshd.hostKeySha256,
      knownHosts: openKnownHosts(path.join(sshd.folder, 'known'), []),
      ask: scriptedAsk().ask,
      signal: calm,
    });
    const command = { how: 'automated', sudo: true } as const;
    const profile = profileSchema.parse({
      schema: 1,
      id: 'x',
      title: 'X',
      version: '1',
      product: '.',
      privilege: 'sudo',
      operations: {
        import: { ...command, command: [restore, '{path}'], stdin: '{key}\n', timeoutSeconds: 30 },
        'power-off': { ...command, command: ['/usr/bin/id', '-u'] },
        'direct-switch': { how: 'linux' },
      },
    });
    const passwords = [sshd.password ?? ''];
    const made = await testAppliance(host, {
      profile,
      side: 'new',
      effect: 'changes-new',
      passwords,
      ...options,
    });
    connected.push(made);
    return made;
  };
  const restoreInto = async ({ appliance }: TestAppliance, signal = calm) =>
    startImport(appliance, { path: path.join(sshd.folder, 'input'), key: new Secret('the key') }, signal);

  test('a command that sudo asks no password for gets its own input and never the password', async () => {
    allow(`${sshd.user} ALL=(root) /usr/bin/id, NOPASSWD: ${restore}`);
    const made = await connect();
    await restoreInto(made);
    expect(input()).toBe('the key\n');
    expect(made.asked).toEqual(['secret']);
  });

  test('a script for root is that script alone where sudo asks no password for it', async () => {
    allow(`${sshd.user} ALL=(root) /usr/bin/id, NOPASSWD: /usr/bin/sh -s`);
    const { appliance } = await connect({ effect: 'outage' });
    const run = rootForDirectSwitch(appliance, calm);
    expect(await run('status', 'id -u; cat')).toEqual({ exitCode: 0, stdout: '0\n', stderr: '' });
  });

  test.each([
    ['keeps the login for a while', []],
    ['keeps no login', ['timestamp_timeout=0']],
    ['keeps one login for all', ['timestamp_type=global']],
  ])('a sudo that %s hands the key to the command, and the password to nobody', async (_name, defaults) => {
    allow(...defaults.map((each) => `Defaults:${sshd.user} ${each}`), `${sshd.user} ALL=(root) ALL`);
    const made = await connect();
    await restoreInto(made);
    await restoreInto(made);
    expect(input()).toBe('the key\n');
    expect(made.asked).toEqual(['secret']);
    expect(made.events[0]).toMatchObject({
      type: 'command.ran',
      command: `sudo -n -- ${restore} ${path.join(sshd.folder, 'input')} < {key}`,
      exitCode: 0,
    });
    expect(JSON.stringify(made.events)).not.toContain(sshd.password);
  });

  test('where sudo keeps no login, and asks none for the command, the command gets nothing at all', async () => {
    allow(
      `Defaults:${sshd.user} timestamp_timeout=0`,
      `${sshd.user} ALL=(root) /usr/bin/id, NOPASSWD: ${restore}`,
    );
    const made = await connect();
    // Whether it runs, and waits for its input, cannot be told from outside: it would wait until its time limit.
    const enough = new AbortController();
    const watcher = fs.watch(
      sshd.folder,
      (_event, name) => name === 'input' && enough.abort(new Error('enough')),
    );
    await expect(restoreInto(made, enough.signal)).rejects.toThrow('enough');
    watcher.close();
    expect(input()).toBe('');
  });

  test('a wrong password is asked again, and three are enough', async () => {
    allow(`${sshd.user} ALL=(root) ALL`);
    const again = await connect({ passwords: ['wrong', sshd.password ?? ''] });
    await restoreInto(again);
    expect([again.asked.length, input()]).toEqual([2, 'the key\n']);
    const never = await connect({ passwords: ['a', 'b', 'c', 'd'] });
    await expect(restoreInto(never)).rejects.toMatchObject({ code: 'auth.sudo-rejected' });
    expect(never.asked.length).toBe(3);
  });

  test('an account that may not use sudo is told so, and is asked once at most', async () => {
    const made = await connect();
    await expect(restoreInto(made)).rejects.toMatchObject({
      code: 'auth.sudo-not-allowed',
      params: { user: sshd.user, detail: expect.stringContaining('may not run sudo') as string },
      side: 'new',
    });
    expect(made.asked.length).toBeLessThanOrEqual(1);
  });

  test('sudo that wants a terminal says so', async () => {
    allow(`Defaults:${sshd.user} requiretty`, `${sshd.user} ALL=(root) ALL`);
    const made = await connect();
    await expect(restoreInto(made)).rejects.toMatchObject({
      code: 'auth.sudo-not-allowed',
      params: { detail: expect.stringContaining('tty') as string },
    });
  });

  test('a rule that leaves the command out is told in the words of sudo', async () => {
    allow(`${sshd.user} ALL=(root) /usr/bin/id`);
    const made = await connect();
    await expect(restoreInto(made)).rejects.toMatchObject({
      code: 'appliance.command-failed',
      params: { output: expect.stringMatching(/^Sorry, user .* is not allowed to execute/) as string },
    });
  });

  test('beforehand it is told which commands sudo would let run, and none of them runs', async () => {
    allow(`${sshd.user} ALL=(root) NOPASSWD: ${restore}`, `${sshd.user} ALL=(root) /usr/bin/env`);
    const { appliance, asked, events } = await connect({ effect: 'reads' });
    const values = { path: path.join(sshd.folder, 'input') };
    expect(await mayRunLater(appliance, 'import', values, calm)).toEqual({ kind: 'fit' });
    const old = await connect({ side: 'old', effect: 'reads' });
    expect(await mayRunLater(old.appliance, 'power-off', {}, calm)).toEqual({
      kind: 'refused',
      detail: 'sudo /usr/bin/id -u',
    });
    expect(await mayRunLater(appliance, 'change-address', {}, calm)).toBeUndefined();
    expect(fs.existsSync(values.path)).toBe(false);
    expect([asked, events]).toEqual([['secret'], []]);
  });

  test('beforehand it is told that there is no right to use sudo at all', async () => {
    const { appliance } = await connect({ effect: 'reads' });
    expect(await mayRunLater(appliance, 'import', { path: '/x' }, calm)).toMatchObject({
      kind: 'refused',
      detail: expect.stringContaining('may not run sudo') as string,
    });
  });

  test('beforehand it is told which folders can be used, and nothing is written', async () => {
    const { appliance } = await connect({ effect: 'reads' });
    const before = fs.readdirSync(sshd.folder);
    expect(await mayWriteLater(appliance, 'handover inbox/-new', calm)).toEqual({ kind: 'fit' });
    expect(await mayWriteLater(appliance, '/etc/handover-inbox', calm)).toEqual({
      kind: 'refused',
      detail: '/etc/handover-inbox',
    });
    expect(await mayReadLater(appliance, sshd.folder, calm)).toEqual({ kind: 'fit' });
    expect(await mayReadLater(appliance, '/nowhere', calm)).toMatchObject({ kind: 'refused' });
    expect(await mayReadLater(appliance, '/root', calm)).toMatchObject({ kind: 'refused' });
    expect(fs.readdirSync(sshd.folder)).toEqual(before);
  });

  test('an account that needs no password is not asked', async () => {
    allow(`${sshd.user} ALL=(root) NOPASSWD: ALL`);
    const made = await connect({ side: 'old', effect: 'outage' });
    await powerOff(made.appliance, calm);
    expect(made.asked).toEqual([]);
  });
});
