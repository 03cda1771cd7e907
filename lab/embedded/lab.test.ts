import fs from 'node:fs';
import https from 'node:https';
import net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import { X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { Lab } from './lab.ts';
import type { LabEndpoint } from './listeners.ts';
import { makeBackup, openSession, sftpCall, until } from './testing/lab-session.ts';
import { quickLab } from './testing/quick-lab.ts';

let lab: Lab;
afterEach(() => lab.close());

const refuses = (port: number, host: string) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', () => resolve(true));
  });

const ask = (endpoint: LabEndpoint, options: https.RequestOptions, body = '') =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const { address: host, consolePort: port } = endpoint;
    const request = https.request(
      { host, port, rejectUnauthorized: false, agent: false, ...options },
      (response) => {
        let text = '';
        response.on('data', (data: Buffer) => (text += data.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
const get = (endpoint: LabEndpoint, path: string, headers: Record<string, string> = {}) =>
  ask(endpoint, { path, headers });
const post = (endpoint: LabEndpoint, path: string, body: string) =>
  ask(endpoint, { path, method: 'POST' }, body);

const pushCommand = (file: string) => `demo-appliance import start --file ${file}`;

/** A backup of the old appliance, brought to the new one. */
async function carryOver(name: string) {
  const old = await openSession(lab, lab.old.endpoint);
  const fresh = await openSession(lab, lab.new.endpoint);
  const { path: file, key } = await makeBackup(old, name);
  const bytes = fs.readFileSync(lab.old.files.real(file));
  lab.new.files.put('/home/admin/x.bak', bytes);
  return { old, fresh, key, bytes };
}

test('two machines, each with its own key and certificate, that tell the truth about themselves', async () => {
  lab = await quickLab();
  expect(lab.old.hostKey.sha256).not.toBe(lab.new.hostKey.sha256);
  for (const machine of [lab.old, lab.new]) {
    const session = await openSession(lab, machine.endpoint);
    expect(session.hostKey).toBe(machine.hostKey.sha256);
    expect(await session.json('demo-appliance identify')).toEqual({
      product: 'Demo Appliance',
      version: machine.side === 'old' ? '5.9.4.2' : '2608',
    });
    expect((await session.run('hostname')).stdout).toBe(`demo-${machine.side}\n`);
    session.end();
    const socket = tls.connect({
      host: machine.endpoint.address,
      port: machine.endpoint.consolePort,
      rejectUnauthorized: false,
    });
    await new Promise((resolve) => socket.once('secureConnect', resolve));
    const seen = new X509Certificate(socket.getPeerCertificate().raw);
    socket.destroy();
    expect(seen.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(machine.certificate.sha256);
    expect(seen.subjectAltName).toContain(`demo-${machine.side}.demo.test`);
    expect(seen.subjectAltName).toContain(lab.final.address);
  }
});

test('a whole migration by hand: backup, import, power off, address, clients', async () => {
  lab = await quickLab();
  const { old, fresh, key } = await carryOver('first');
  expect(await fresh.json('demo-appliance inventory')).toEqual({
    computers: 0,
    users: 0,
    policies: 0,
    rights: 0,
  });
  expect(await fresh.run(pushCommand('x.bak'), `${key}\n`)).toMatchObject({
    exitCode: 0,
    stdout: '{"accepted":true}\n',
  });
  await until(
    async () => ((await fresh.json('demo-appliance import status')) as { state: string }).state === 'done',
    'imported',
  );
  expect(await fresh.json('demo-appliance inventory')).toMatchObject({
    computers: 8,
    rights: 34,
    restoredFrom: 'first',
  });
  expect(await fresh.json('demo-appliance clients list')).toHaveLength(8);

  const { address, sshPort, consolePort } = lab.final;
  const move = `demo-appliance network set --address ${address} --ssh-port ${sshPort} --console-port ${consolePort}`;
  expect(await fresh.run(move)).toMatchObject({
    exitCode: 5,
    stderr: expect.stringContaining(address) as string,
  });

  expect(await old.json('demo-appliance power off')).toEqual({ accepted: true });
  await old.closed;
  await until(() => refuses(sshPort, address), 'the old one is off');
  expect(lab.old.power).toBe('off');

  const temporary = lab.new.endpoint;
  expect(await fresh.json(move)).toEqual({ accepted: true });
  await fresh.closed;
  const session = await until(
    () => openSession(lab, lab.final).catch(() => undefined),
    'the new one is there',
  );
  expect(session.hostKey).toBe(lab.new.hostKey.sha256);
  expect(await refuses(temporary.sshPort, temporary.address)).toBe(true);
  expect(await refuses(temporary.consolePort, temporary.address)).toBe(true);

  const sinceMs = Date.now();
  await until(
    () => lab.clients.names.every((name) => (lab.clients.lastAnswerAtMs(name) ?? 0) > sinceMs),
    'clients are back',
  );
  const clients = (await session.json('demo-appliance clients list')) as { lastSeenAt: string }[];
  expect(clients).toHaveLength(8);
  expect(clients.every((client) => Date.parse(client.lastSeenAt) > sinceMs - 200)).toBe(true);
});

test('one address with different ports does as well', async () => {
  lab = await quickLab({ addresses: 'ports' });
  expect(lab.new.endpoint.address).toBe('127.0.0.1');
  expect(lab.new.endpoint.sshPort).not.toBe(lab.old.endpoint.sshPort);
  await lab.old.powerOff();
  const session = await openSession(lab, lab.new.endpoint);
  const { address, sshPort, consolePort } = lab.final;
  await session.json(
    `demo-appliance network set --address ${address} --ssh-port ${sshPort} --console-port ${consolePort}`,
  );
  const moved = await until(() => openSession(lab, lab.final).catch(() => undefined), 'moved');
  expect((await moved.run('hostname')).stdout).toBe('demo-new\n');
});

describe('import', () => {
  test.each([
    ['a wrong key', 'WRONG-KEY00', (bytes: Buffer) => bytes, 3, 'wrong key'],
    [
      'a damaged file',
      undefined,
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -50), Buffer.alloc(50)]),
      4,
      'damaged file',
    ],
    ['a file that is cut off', undefined, (bytes: Buffer) => bytes.subarray(0, -1), 4, 'damaged file'],
    ['another file', undefined, () => Buffer.from('<html>login</html>'), 4, 'damaged file'],
  ])('%s is refused', async (_name, otherKey, change, exitCode, message) => {
    lab = await quickLab();
    const { fresh, key, bytes } = await carryOver('b');
    lab.new.files.put('/home/admin/x.bak', change(bytes));
    const result = await fresh.run(pushCommand('x.bak'), `${otherKey ?? key}\n`);
    expect(result).toMatchObject({ exitCode, stderr: expect.stringContaining(message) as string });
    expect(await fresh.json('demo-appliance import status')).toEqual({ state: 'none' });
  });

  test('a version that the vendor does not restore is refused', async () => {
    lab = await quickLab({ oldVersion: '5.9.4.1' });
    const { fresh, key } = await carryOver('b');
    expect((await fresh.run(pushCommand('x.bak'), `${key}\n`)).exitCode).toBe(6);
  });
});

test('the key is shown once, and on the console page while the backup is made', async () => {
  lab = await quickLab({ timings: { backupMs: 400 }, backupSizeBytes: 4 * 2 ** 20 });
  const session = await openSession(lab, lab.old.endpoint);
  const { path: file, key } = (await session.json('demo-appliance backup create --name k')) as {
    path: string;
    key: string;
  };
  const headers = { 'x-admin-password': lab.login.password };
  expect(JSON.parse((await get(lab.old.endpoint, '/console/state', headers)).body)).toMatchObject({
    power: 'on',
    keys: { k: key },
  });
  expect((await get(lab.old.endpoint, '/console/state')).status).toBe(401);
  const sizes = new Set<number>();
  await until(async () => {
    const list = (await session.json('demo-appliance backup list')) as {
      name: string;
      state: string;
      sizeBytes: number;
    }[];
    const item = list.find((each) => each.name === 'k');
    sizes.add(item?.sizeBytes ?? 0);
    return item?.state === 'ready';
  }, 'ready');
  expect(sizes.size).toBeGreaterThan(2);
  expect(JSON.parse((await get(lab.old.endpoint, '/console/state', headers)).body)).toMatchObject({
    keys: {},
  });
  expect((await session.run('demo-appliance backup list')).stdout).not.toContain(key);
  expect((await session.run('demo-appliance log --lines 50')).stdout).not.toContain(key);
  expect(fs.readFileSync(lab.old.files.real(file)).includes(key)).toBe(false);
  expect((await get(lab.old.endpoint, '/')).body).toContain('<title>Demo Appliance 5.9.4.2</title>');
});

test('clients are turned away while client communication is off', async () => {
  lab = await quickLab();
  const session = await openSession(lab, lab.old.endpoint);
  expect(await session.json('demo-appliance client-communication off')).toEqual({ state: 'off' });
  expect(await session.json('demo-appliance client-communication status')).toEqual({ state: 'off' });
  const client = JSON.stringify({ name: 'c', os: 'o', agentVersion: '1' });
  expect((await post(lab.old.endpoint, '/client/check-in', client)).status).toBe(503);
  expect((await post(lab.new.endpoint, '/client/check-in', client)).status).toBe(200);
  expect((await post(lab.new.endpoint, '/client/check-in', '{}')).status).toBe(400);
  expect(await session.json('demo-appliance clients list')).toHaveLength(8);
});

describe('logging in', () => {
  test('a wrong password, another user', async () => {
    lab = await quickLab();
    await expect(openSession(lab, lab.old.endpoint, { password: 'wrong' })).rejects.toThrow(
      /authentication/i,
    );
    await expect(openSession(lab, lab.old.endpoint, { username: 'root' })).rejects.toThrow(/authentication/i);
  });

  test('password and one-time code, asked for by two prompts', async () => {
    lab = await quickLab({ login: { keyboardInteractive: true } });
    const open = async (code: string) => {
      const config = { password: undefined as never, tryKeyboard: true };
      const session = await openSession(lab, lab.old.endpoint, config, (prompt) =>
        prompt.includes('code') ? code : lab.login.password,
      );
      return session.run('whoami');
    };
    expect(await open(lab.login.oneTimeCode)).toMatchObject({ stdout: 'admin\n' });
    await expect(open('000')).rejects.toThrow(/authentication/i);
  });

  test('sudo asks for the password where it is told to', async () => {
    lab = await quickLab({ sudoNeedsPassword: true });
    const session = await openSession(lab, lab.old.endpoint);
    expect((await session.run('sudo -n true')).exitCode).toBe(1);
    expect((await session.run("sudo -k -S -p '' -v", 'wrong\n')).exitCode).toBe(1);
    expect((await session.run("sudo -k -S -p '' -v", `${lab.login.password}\n`)).exitCode).toBe(0);
    expect(await session.run("sudo -k -S -p 'word? ' -- hostname", `${lab.login.password}\n`)).toMatchObject({
      stdout: 'demo-old\n',
      stderr: 'word? ',
    });
  });
});

test('connections onwards reach the other machine, and nothing beyond this computer', async () => {
  lab = await quickLab();
  const session = await openSession(lab, lab.new.endpoint);
  const dial = (host: string, port: number) =>
    new Promise<string>((resolve, reject) => {
      session.client.forwardOut('127.0.0.1', 0, host, port, (error, channel) => {
        if (error) reject(error);
        else channel.once('data', (data: Buffer) => resolve(data.toString()));
      });
    });
  expect(await dial(lab.old.endpoint.address, lab.old.endpoint.sshPort)).toMatch(/^SSH-2\.0-/);
  await lab.old.powerOff();
  await expect(dial(lab.old.endpoint.address, lab.old.endpoint.sshPort)).rejects.toThrow();
  await expect(dial('192.0.2.1', 80)).rejects.toThrow();
});

test('SFTP has the extensions of OpenSSH, and its limits', async () => {
  lab = await quickLab();
  const session = await openSession(lab, lab.old.endpoint);
  const sftp = await session.sftp();
  lab.old.files.put('/home/admin/a', 'a');
  lab.old.files.put('/home/admin/b', 'b');
  await expect(sftpCall((done) => sftp.rename('a', 'b', done))).rejects.toThrow('Failure');
  await sftpCall((done) => sftp.ext_openssh_rename('a', 'b', done));
  expect(fs.readFileSync(lab.old.files.real('b'), 'utf8')).toBe('a');
  const handle = await sftpCall<Buffer>((done) => sftp.open('b', 'r+', done));
  await sftpCall((done) => sftp.ext_openssh_fsync(handle, done));
  await sftpCall((done) => sftp.fsetstat(handle, { size: 0, mode: 0o600, atime: 1, mtime: 2 }, done));
  const stat = await sftpCall<{ size: number; mode: number; mtime: number }>((done) =>
    sftp.fstat(handle, done),
  );
  expect(stat).toMatchObject({ size: 0, mtime: 2 });
  const space = await sftpCall<{ f_frsize: number; f_bavail: number }>((done) =>
    sftp.ext_openssh_statvfs('/', done as never),
  );
  expect(space.f_frsize * space.f_bavail).toBeGreaterThan(280e9);
  await expect(sftpCall((done) => sftp.open('/../../../../etc/passwd', 'r', done))).rejects.toThrow(
    'No such file',
  );
  await expect(sftpCall((done) => sftp.readdir('/nowhere', done))).rejects.toThrow('No such file');
});

test('two machines at one address: the one that came last is reached, until it goes', async () => {
  lab = await quickLab();
  await lab.old.powerOff();
  const session = await openSession(lab, lab.new.endpoint);
  await session.json(
    `demo-appliance network set --address ${lab.final.address} --ssh-port ${lab.final.sshPort} --console-port ${lab.final.consolePort}`,
  );
  await until(() => lab.new.endpoint.address === lab.final.address && lab.new.isAnswering, 'moved');
  await lab.old.powerOn();
  expect((await openSession(lab, lab.final)).hostKey).toBe(lab.old.hostKey.sha256);
  await lab.old.powerOff();
  expect((await openSession(lab, lab.final)).hostKey).toBe(lab.new.hostKey.sha256);
});

test('closing twice leaves neither files nor open ports', async () => {
  lab = await quickLab();
  const { path: file } = await makeBackup(await openSession(lab, lab.old.endpoint), 'b');
  const real = lab.old.files.real(file);
  expect(fs.existsSync(real)).toBe(true);
  await lab.close();
  await lab.close();
  expect(fs.existsSync(path.dirname(real))).toBe(false);
  expect(await refuses(lab.final.sshPort, lab.final.address)).toBe(true);
  expect(await refuses(lab.final.consolePort, lab.final.address)).toBe(true);
});

test('ports that are taken are refused, and nothing is left behind', async () => {
  lab = await quickLab();
  await expect(quickLab({ sshPort: lab.final.sshPort, consolePort: lab.final.consolePort })).rejects.toThrow(
    'EADDRINUSE',
  );
});
