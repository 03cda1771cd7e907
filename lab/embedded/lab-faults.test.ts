import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { parseFaults } from './faults.ts';
import type { Lab } from './lab.ts';
import { makeBackup, openSession, sftpCall, until, type LabSession } from './testing/lab-session.ts';
import { quickLab } from './testing/quick-lab.ts';

let lab: Lab;
afterEach(() => lab.close());

const withFaults = async (...texts: string[]) => (lab = await quickLab({ faults: parseFaults(texts) }));

/** Reads a file of the old appliance to its end or to the end of the connection. */
async function readAll(session: LabSession, file: string): Promise<number> {
  const sftp = await session.sftp();
  let readBytes = 0;
  await new Promise<void>((resolve) => {
    const stream = sftp.createReadStream(file);
    stream.on('data', (chunk: Buffer) => (readBytes += chunk.length));
    stream.on('error', () => resolve());
    stream.on('close', () => resolve());
    void session.closed.then(resolve);
  });
  return readBytes;
}

async function importBackup(): Promise<{ fresh: LabSession; start: () => ReturnType<LabSession['run']> }> {
  const old = await openSession(lab, lab.old.endpoint);
  const fresh = await openSession(lab, lab.new.endpoint);
  const { path, key } = await makeBackup(old, 'b');
  lab.new.files.put('/home/admin/b.bak', fs.readFileSync(lab.old.files.real(path)));
  return { fresh, start: () => fresh.run('demo-appliance import start --file b.bak', `${key}\n`) };
}

const importState = async (session: LabSession) =>
  ((await session.json('demo-appliance import status')) as { state: string }).state;

describe('a cut', () => {
  test('while reading, once', async () => {
    await withFaults('cut-read=1M');
    lab.old.files.put('/home/admin/big', randomBytes(2_000_000));
    const first = await openSession(lab, lab.old.endpoint);
    const readBytes = await readAll(first, 'big');
    await first.closed;
    expect(readBytes).toBeGreaterThan(700_000);
    expect(readBytes).toBeLessThan(1_000_000);
    expect(await readAll(await openSession(lab, lab.old.endpoint), 'big')).toBe(2_000_000);
  });

  test('while reading, each time', async () => {
    await withFaults('cut-read-each=500k');
    lab.old.files.put('/home/admin/big', randomBytes(2_000_000));
    for (let i = 0; i < 3; i++) {
      const session = await openSession(lab, lab.old.endpoint);
      expect(await readAll(session, 'big')).toBeLessThan(500_000);
      await session.closed;
    }
  });

  test('while writing', async () => {
    await withFaults('cut-write=300k');
    const session = await openSession(lab, lab.new.endpoint);
    const sftp = await session.sftp();
    const stream = sftp.createWriteStream('x');
    stream.on('error', () => undefined);
    stream.end(randomBytes(1_000_000));
    await session.closed;
    expect(fs.statSync(lab.new.files.real('x')).size).toBeLessThan(300_000);
    expect(lab.faults.cut).toBeUndefined();
  });
});

test('a slow link carries no more than it should', async () => {
  await withFaults('slow-link=1M');
  lab.old.files.put('/home/admin/big', randomBytes(400_000));
  const session = await openSession(lab, lab.old.endpoint);
  const startMs = performance.now();
  expect(await readAll(session, 'big')).toBe(400_000);
  expect(performance.now() - startMs).toBeGreaterThan(350);
});

test('a stalled connection stays open and silent; the next one works', async () => {
  await withFaults('stall=100k');
  lab.old.files.put('/home/admin/big', randomBytes(1_000_000));
  const session = await openSession(lab, lab.old.endpoint);
  const reading = readAll(session, 'big');
  await until(() => lab.faults.stallAtByte === undefined, 'stalled');
  expect(await readAll(await openSession(lab, lab.old.endpoint), 'big')).toBe(1_000_000);
  let isClosed = false;
  void session.closed.then(() => (isClosed = true));
  expect(isClosed).toBe(false);
  session.client.destroy();
  expect(await reading).toBeLessThan(100_000);
});

test('a full disk takes what there is room for', async () => {
  await withFaults('disk-full=100k');
  const session = await openSession(lab, lab.new.endpoint);
  const sftp = await session.sftp();
  const handle = await sftpCall<Buffer>((done) => sftp.open('x', 'w', done));
  const data = randomBytes(60_000);
  await sftpCall((done) => sftp.write(handle, data, 0, 30_000, 0, done));
  await sftpCall((done) => sftp.write(handle, data, 0, 30_000, 70_000, done));
  await expect(sftpCall((done) => sftp.write(handle, data, 0, 1, 100_000, done))).rejects.toThrow('Failure');
  expect((await session.run('df -P -B1 /')).stdout).toMatch(/ 0 +100% \/\n$/);
});

test('a full disk of the old appliance fails its backup', async () => {
  await withFaults('disk-full-old=100k');
  expect((await makeBackup(await openSession(lab, lab.old.endpoint), 'b')).state).toBe('failed');
});

test('a backup of an exact size', async () => {
  await withFaults('backup-size=1234567');
  expect(await makeBackup(await openSession(lab, lab.old.endpoint), 'b')).toMatchObject({
    state: 'ready',
    sizeBytes: 1_234_567,
  });
});

test('a backup that fails', async () => {
  await withFaults('backup-fails');
  expect((await makeBackup(await openSession(lab, lab.old.endpoint), 'b')).state).toBe('failed');
});

test('a backup that is never ready', async () => {
  await withFaults('backup-never-ready');
  const session = await openSession(lab, lab.old.endpoint);
  await session.json('demo-appliance backup create --name b');
  await until(
    () => lab.old.product.backups().find(({ name, sizeBytes }) => name === 'b' && sizeBytes >= 150_000),
    'half of it is there',
  );
  expect(lab.old.product.backups().at(-1)).toMatchObject({ state: 'generating', sizeBytes: 150_000 });
});

test('the right key is refused as often as asked for', async () => {
  await withFaults('wrong-key=2');
  const { start } = await importBackup();
  expect((await start()).exitCode).toBe(3);
  expect((await start()).exitCode).toBe(3);
  expect((await start()).exitCode).toBe(0);
});

test('a version that is not accepted', async () => {
  await withFaults('version-not-accepted');
  const { start } = await importBackup();
  expect(lab.old.product.version).toBe('5.9.4.1');
  expect(await start()).toMatchObject({ exitCode: 6, stderr: expect.stringContaining('5.9.4.1') as string });
});

test('an import that fails', async () => {
  await withFaults('import-fails');
  const { fresh, start } = await importBackup();
  await start();
  await until(async () => (await importState(fresh)) === 'failed', 'failed');
  expect(await fresh.json('demo-appliance inventory')).toMatchObject({ computers: 0 });
});

test('an import that stalls', async () => {
  await withFaults('import-stalls');
  const { fresh, start } = await importBackup();
  await start();
  await until(async () => (await importState(fresh)) === 'queued', 'queued');
  expect((await start()).exitCode).toBe(7);
});

test('a new appliance that is not fresh', async () => {
  await withFaults('new-not-fresh');
  const session = await openSession(lab, lab.new.endpoint);
  expect(await session.json('demo-appliance inventory')).toMatchObject({ computers: 3 });
});

test('no SFTP on one side', async () => {
  await withFaults('sftp-off=old');
  await expect((await openSession(lab, lab.old.endpoint)).sftp()).rejects.toThrow();
  await expect((await openSession(lab, lab.new.endpoint)).sftp()).resolves.toBeDefined();
});

describe('another host key', () => {
  test('of the old appliance in the midst of a pull', async () => {
    await withFaults('host-key-changed=old');
    lab.old.files.put('/home/admin/big', randomBytes(8_000_000));
    const session = await openSession(lab, lab.old.endpoint);
    expect(await readAll(session, 'big')).toBeLessThan(8_000_000);
    await session.closed;
    const again = await until(() => openSession(lab, lab.old.endpoint).catch(() => undefined), 'restarted');
    expect(again.hostKey).not.toBe(session.hostKey);
    expect(again.hostKey).toBe(lab.old.hostKey.sha256);
  });

  test('of the new appliance at its final address', async () => {
    await withFaults('host-key-changed=new');
    await lab.old.powerOff();
    const session = await openSession(lab, lab.new.endpoint);
    await session.json(
      `demo-appliance network set --address ${lab.final.address} --ssh-port ${lab.final.sshPort} --console-port ${lab.final.consolePort}`,
    );
    const moved = await until(() => openSession(lab, lab.final).catch(() => undefined), 'moved');
    expect(moved.hostKey).not.toBe(session.hostKey);
  });
});

test('an old appliance that stays on', async () => {
  await withFaults('old-stays-on');
  const session = await openSession(lab, lab.old.endpoint);
  expect(await session.json('demo-appliance power off')).toEqual({ accepted: true });
  lab.new.schedulePowerOff();
  await until(() => lab.new.power === 'off', 'the other one goes off in the same time');
  expect((await session.run('hostname')).stdout).toBe('demo-old\n');
});

describe('an old appliance that comes back', () => {
  test('before the new one has its address: the new one cannot have it', async () => {
    await withFaults('old-comes-back=50');
    const fresh = await openSession(lab, lab.new.endpoint);
    await (await openSession(lab, lab.old.endpoint)).json('demo-appliance power off');
    await until(() => lab.old.power === 'off', 'off');
    await until(() => lab.old.isAnswering, 'back');
    expect((await fresh.run(`demo-appliance network set --address ${lab.final.address}`)).exitCode).toBe(5);
  });

  test('afterwards: it takes the address from the new one', async () => {
    await withFaults('old-comes-back=400');
    const fresh = await openSession(lab, lab.new.endpoint);
    await (await openSession(lab, lab.old.endpoint)).json('demo-appliance power off');
    await until(() => lab.old.power === 'off', 'off');
    await fresh.json(
      `demo-appliance network set --address ${lab.final.address} --ssh-port ${lab.final.sshPort} --console-port ${lab.final.consolePort}`,
    );
    const moved = await until(() => openSession(lab, lab.final).catch(() => undefined), 'moved');
    expect(moved.hostKey).toBe(lab.new.hostKey.sha256);
    await moved.closed;
    const back = await until(() => openSession(lab, lab.final).catch(() => undefined), 'back');
    expect(back.hostKey).toBe(lab.old.hostKey.sha256);
    expect(lab.new.power).toBe('on');
  });
});
