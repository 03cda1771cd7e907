import https from 'node:https';
import tls from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { ConsoleVisitor } from '../demo/console-visitor.ts';
import type { LabSide } from '../faults.ts';
import type { Lab, LabOptions } from '../lab.ts';
import { openSession, sftpCall, until } from '../testing/lab-session.ts';
import { quickLab } from '../testing/quick-lab.ts';
import type { LookAlike } from './look-alike.ts';
import { savedIt } from './pages.ts';

let lab: Lab | undefined;
afterEach(() => lab?.close());

const page = ['System Maintenance', 'System Backup v2'];

async function open(look: Partial<LookAlike> = {}, options: LabOptions = {}) {
  lab = await quickLab({ clients: 2, ...options, lookAlike: { downMs: 50, errorMs: 150, ...look } });
  const { epp } = lab;
  if (!epp) throw new Error('no look-alikes');
  const machines = lab;
  const accounts = { old: epp.old.account, new: epp.new.account };
  const visit = (side: LabSide, as: LabSide = side) =>
    new ConsoleVisitor(
      () => machines[side].endpoint,
      () => [accounts[as]],
      new AbortController().signal,
    );
  return { lab, epp, visit };
}

/** Makes a backup at the console of the old appliance. */
async function makeBackup(visitor: ConsoleVisitor): Promise<{ readonly key: string; readonly file: File }> {
  await visitor.walk([...page, 'Create']);
  await visitor.submit({ name: 'mine', description: '' });
  const { key = '' } = visitor;
  await visitor.press(savedIt);
  await until(async () => {
    await visitor.walk(page);
    return visitor.stateOf('mine') === 'Ready to download' || undefined;
  }, 'ready');
  return { key, file: new File([await visitor.download('mine')], 'mine.bak') };
}

async function importIt(visitor: ConsoleVisitor, { key, file }: { key: string; file: File }): Promise<void> {
  await visitor.walk([...page, 'Import and Restore (Migrate)']);
  await visitor.submit({ file, key });
}

/** Status of the first page; undefined where nobody answers. */
function statusOf({ address, consolePort }: Lab['final'], path = '/'): Promise<number | undefined> {
  return new Promise((resolve) => {
    https
      .get(
        { host: address, port: consolePort, path, rejectUnauthorized: false, agent: false },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      )
      .on('error', () => resolve(undefined));
  });
}

function certificateAt({ address, consolePort }: Lab['final']): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ host: address, port: consolePort, rejectUnauthorized: false }, () => {
      resolve((socket.getPeerX509Certificate()?.fingerprint256 ?? '').replaceAll(':', '').toLowerCase());
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

describe('over SSH', () => {
  test('there is no command of the product, and root’s rights cost the password of the login', async () => {
    const { lab } = await open();
    const session = await openSession(lab, lab.old.endpoint);
    expect(lab.login.user).toBe('epproot');
    expect((await session.run('demo-appliance identify')).exitCode).toBe(127);
    expect((await session.run('sudo -n true')).exitCode).toBe(1);
    const asRoot = await session.run("sudo -S -p '' id -u", `${lab.login.password}\n`);
    expect(asRoot.stdout).toBe('0\n');
    session.end();
  });

  test('a backup appears where and under a name that nobody was told, and only root may read it', async () => {
    const { lab, visit } = await open({ backupFolder: '/opt/elsewhere' });
    const since = Math.floor(Date.now() / 1000) - 1;
    await makeBackup(visit('old'));
    const session = await openSession(lab, lab.old.endpoint);
    const line = `find /opt /var /home -xdev -type f -newermt @${String(since)} -size +0 -printf '%s %p\\0'`;
    const asLogin = await session.run(line);
    expect(asLogin.stdout).not.toContain('elsewhere');
    expect(asLogin.stderr).toContain("find: '/opt/elsewhere': Permission denied");
    const { stdout } = await session.run(`sudo -S -p '' ${line}`, `${lab.login.password}\n`);
    const found = stdout.split('\0').filter((record) => record.includes('/opt/elsewhere/'));
    expect(found).toEqual([expect.stringMatching(/^\d+ \/opt\/elsewhere\/[0-9a-f]+\.bak$/)]);
    const sftp = await session.sftp();
    const [, file = ''] = found[0]?.split(' ') ?? [];
    await expect(sftpCall((done) => sftp.stat(file, done))).rejects.toThrow();
    session.end();
  });

  test.each([
    ['no-sudo', 'sudo -n true', { exitCode: 127 }],
    ['sudo-free', 'sudo -n true', { exitCode: 0 }],
    ['menu', 'echo one', { exitCode: 0, stdout: expect.not.stringContaining('one') as string }],
  ] as const)('a login of the kind %s', async (login, line, expected) => {
    const { lab } = await open({ login });
    const session = await openSession(lab, lab.old.endpoint);
    expect(await session.run(line)).toMatchObject(expected);
    session.end();
  });

  test('no SSH at all: the port is closed, the console is there', async () => {
    const { lab } = await open({ login: 'no-ssh' });
    await expect(openSession(lab, lab.old.endpoint)).rejects.toThrow('ECONNREFUSED');
    expect(await statusOf(lab.old.endpoint)).toBe(200);
  });
});

describe('an import', () => {
  test('starts the services again, answers 500, and brings certificate, administrator and clients of the old one', async () => {
    const { lab, epp, visit } = await open();
    const made = await makeBackup(visit('old'));
    const session = await openSession(lab, lab.new.endpoint);
    const look = async () =>
      (
        await session.run(
          "systemctl show -p Id,ActiveEnterTimestampMonotonic -- '*nginx*' 'php*fpm*' '*cron*'",
        )
      ).stdout;
    const before = await look();
    const own = await certificateAt(lab.new.endpoint);
    lab.new.product.switchClientCommunication('off');
    const person = visit('new');
    await importIt(person, made);
    await person.walk(page);
    expect(person.shows('Generating') || person.shows('Your back import file has been queued')).toBe(true);
    await until(async () => (await statusOf(lab.new.endpoint)) === 500 || undefined, 'an error 500');
    await until(async () => (await statusOf(lab.new.endpoint)) === 200 || undefined, 'the page to sign in');
    const after = await look();
    expect(after.split('\n\n')[0]).not.toBe(before.split('\n\n')[0]);
    expect(after).toContain(before.split('\n\n')[2]);
    expect(await certificateAt(lab.new.endpoint)).toBe(lab.old.certificate.sha256);
    expect(own).not.toBe(lab.old.certificate.sha256);
    // Whoever was signed in is not any more, and it is the administrator of the old one who is let in.
    await expect(person.walk(page)).rejects.toThrow('no account');
    const again = visit('new', 'old');
    await again.walk(page);
    expect(again.stateOf('mine')).toBe('Ready to download');
    expect(epp.new.account).toEqual(epp.old.account);
    expect(lab.new.product.clientCommunication).toBe('on');
    expect(lab.new.product.backups().map(({ name }) => name)).toEqual(['mine']);
    session.end();
  });

  test('with the switches the other way round', async () => {
    const { lab, visit } = await open({
      isCertificateRestored: false,
      isCommunicationRestored: false,
      isCertificateOfAddress: false,
      importEnd: 'Your back import file has been queued',
    });
    const made = await makeBackup(visit('old'));
    const own = lab.new.certificate.sha256;
    lab.new.product.switchClientCommunication('off');
    await importIt(visit('new'), made);
    await until(() => lab.new.product.importStatus.state === 'done' || undefined, 'the import is over');
    expect(lab.new.product.clientCommunication).toBe('off');
    const again = visit('new', 'old');
    await again.walk(page);
    expect(again.shows('Your back import file has been queued')).toBe(true);
    await lab.old.powerOff();
    expect(lab.new.scheduleMove(lab.final)).toBe(true);
    await until(() => lab.new.endpoint.address === lab.final.address || undefined, 'the address');
    expect(await certificateAt(lab.new.endpoint)).toBe(own);
  });

  test.each([
    ['a wrong key', {}, (made: { file: File }) => ({ ...made, key: 'AAAAA-BBBBB' }), 'wrong key'],
    ['a wrong version', { faults: { oldVersion: '5.9.4.1' } }, undefined, 'cannot be restored'],
    ['too large a file', { importLimit: true }, undefined, 'bytes'],
  ] as const)(
    '%s is refused in words that nobody published, and nothing starts again',
    async (_what, how, change, logged) => {
      const { lab, visit } = await open(
        'importLimit' in how ? { importLimitBytes: 1000 as never } : {},
        'faults' in how ? { faults: how.faults } : {},
      );
      const made = await makeBackup(visit('old'));
      const person = visit('new');
      await importIt(person, change ? change(made) : made);
      expect(person.shows('was not accepted')).toBe(true);
      expect(lab.new.product.importStatus.state).toBe('none');
      expect(lab.new.product.log.join('\n')).toContain(logged);
    },
  );

  test('a full disk is an error 500 and a line in the log', async () => {
    const { lab, visit } = await open();
    const made = await makeBackup(visit('old'));
    lab.faults.diskFull = { side: 'new', freeBytes: 1000 };
    const person = visit('new');
    await expect(importIt(person, made)).rejects.toThrow('500');
    const session = await openSession(lab, lab.new.endpoint);
    expect((await session.run('cat /var/log/epp/epp_server.log')).stdout).toContain('no space left');
    session.end();
  });

  test('one that stays queued stays queued', async () => {
    const { lab, visit } = await open({}, { faults: { importStalls: true } });
    const person = visit('new');
    await importIt(person, await makeBackup(visit('old')));
    await until(() => lab.new.product.importStatus.state === 'queued' || undefined, 'queued');
    await person.walk(page);
    expect(person.shows('Your back import file has been queued')).toBe(true);
    lab.faults.importStalls = false;
  });
});

test('the SSH server may be off from the restore on, or from the change of the address on', async () => {
  const { lab, visit } = await open({}, { faults: { sshOffAfter: 'restore' } });
  await importIt(visit('new'), await makeBackup(visit('old')));
  await until(() => lab.new.product.importStatus.state === 'done' || undefined, 'the import is over');
  await expect(openSession(lab, lab.new.endpoint)).rejects.toThrow();
  // The page of the appliance switches it on.
  const person = visit('new', 'old');
  await person.walk(['Appliance', 'Server Maintenance', 'SSH Server']);
  await person.press('Enable');
  await until(
    async () =>
      openSession(lab, lab.new.endpoint).then(
        ({ end }) => (end(), true),
        () => undefined,
      ),
    'SSH',
  );
  lab.faults.sshOffAfter = 'address-change';
  await lab.old.powerOff();
  const before = lab.new.certificate.sha256;
  expect(lab.new.scheduleMove(lab.final)).toBe(true);
  await until(() => lab.new.endpoint.address === lab.final.address || undefined, 'the address');
  await expect(openSession(lab, lab.final)).rejects.toThrow();
  // Another address makes another certificate.
  expect(await certificateAt(lab.final)).not.toBe(before);
});

test('a console shows its title and nothing else to whoever has not signed in', async () => {
  const { lab, epp } = await open({ title: 'Endpoint Protector – Anmeldung' });
  const { address, consolePort } = lab.old.endpoint;
  const text = async (path: string) =>
    new Promise<string>((resolve, reject) => {
      https
        .get(
          { host: address, port: consolePort, path, rejectUnauthorized: false, agent: false },
          (response) => {
            let body = '';
            response.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
            response.on('end', () => resolve(body));
          },
        )
        .on('error', reject);
    });
  for (const path of [
    '/',
    '/index.php?page=Appliance/Server%20Information',
    '/download?backup=weekly-5.9.4.2-5',
    '/console/state',
  ]) {
    const shown = await text(path);
    expect(shown).toContain('<title>Endpoint Protector – Anmeldung</title>');
    expect(shown).not.toContain('5.9.4.2');
    expect(shown).not.toContain(epp.old.account.password);
  }
  expect(await statusOf(lab.old.endpoint, '/ws')).toBe(401);
});
