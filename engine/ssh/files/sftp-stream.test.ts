import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import ssh2, { type SFTPWrapper } from 'ssh2';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MigrationError } from '../../errors.ts';
import { readOverSftp } from './sftp-stream.ts';
import { writeOverSftp } from './sftp-writer.ts';
import { sshdIsMissing, startRealSshd, type RealSshd } from '../testing/real-sshd.ts';
import { createScriptedSftp } from '../testing/scripted-sftp.ts';

const MiB = 1024 * 1024;
const near = {
  signal: new AbortController().signal,
  connectionLost: new AbortController().signal,
  roundTripMs: 0,
};

async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(Buffer.from(chunk));
  return Buffer.concat(all);
}

describe('reading', () => {
  test('gives the bytes in order, however short and late the answers are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 700_000 }),
        fc.integer({ min: 0, max: 800_000 }),
        fc.option(fc.integer({ min: 0, max: 800_000 }), { nil: undefined }),
        fc.array(fc.integer({ min: 1, max: 32 * 1024 }), { minLength: 1, maxLength: 9 }),
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 9 }),
        async (sizeBytes, offsetBytes, lengthBytes, gives, delays) => {
          const content = randomBytes(sizeBytes);
          let reads = 0;
          const { sftp } = createScriptedSftp({
            content,
            // Now and then all of it, else a part.
            give: (wanted) => (reads++ % 3 === 0 ? (gives[reads % gives.length] ?? wanted) : wanted),
            turns: (index) => delays[index % delays.length],
          });
          const range = { offsetBytes, ...(lengthBytes !== undefined && { lengthBytes }) };
          const got = await readAll(readOverSftp(sftp, '/x', { ...near, ...range }));
          const end = lengthBytes === undefined ? undefined : offsetBytes + lengthBytes;
          expect(got.equals(content.subarray(offsetBytes, end))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('asks for no more than the window, and only when the reader has taken the last', async () => {
    const scripted = createScriptedSftp({ content: randomBytes(8 * MiB) });
    const reading = readOverSftp(scripted.sftp, '/x', near);
    await reading.next();
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    // 32 KiB a read, as no limits were told.
    expect(scripted.mostPending).toBe(128);
    await reading.return();
    expect(scripted.closed).toBe(1);
  });

  test('ends at the end of a file that was cut meanwhile', async () => {
    const scripted = createScriptedSftp({ content: randomBytes(100_000) });
    const got = await readAll(readOverSftp(scripted.sftp, '/x', { ...near, lengthBytes: 5_000_000 }));
    expect(got.length).toBe(100_000);
  });

  test.each(['signal', 'connectionLost'] as const)(
    'is freed by %s where answers never come',
    async (which) => {
      const abort = new AbortController();
      const scripted = createScriptedSftp({ content: randomBytes(MiB), turns: () => undefined });
      const reason = new MigrationError('reach.connection-lost', { address: 'old' });
      const reading = readOverSftp(scripted.sftp, '/x', { ...near, [which]: abort.signal }).next();
      setImmediate(() => abort.abort(reason));
      await expect(reading).rejects.toBe(reason);
    },
  );

  test('is freed when the channel ends, as a cut', async () => {
    const scripted = createScriptedSftp({ content: randomBytes(MiB), turns: () => undefined });
    const reading = readOverSftp(scripted.sftp, '/x', near).next();
    setImmediate(() => setImmediate(() => scripted.sftp.emit('close')));
    await expect(reading).rejects.toMatchObject({ code: 'transfer.cut' });
  });

  test('listens to nothing any more when it is over', async () => {
    const { signal } = new AbortController();
    const scripted = createScriptedSftp({ content: randomBytes(MiB) });
    await readAll(readOverSftp(scripted.sftp, '/x', { ...near, signal }));
    expect(scripted.sftp.listenerCount('close')).toBe(0);
  });
});

describe('writing', () => {
  test('writes everything in place, however late the answers are, within the window', async () => {
    const content = randomBytes(9 * MiB + 7);
    const scripted = createScriptedSftp({ turns: (index) => (index * 7) % 5 });
    const writer = await writeOverSftp(scripted.sftp, '/x', { ...near, open: 'create' });
    const chunk = Buffer.alloc(300_000);
    let acknowledgedBytes = 0;
    for (let at = 0; at < content.length; at += chunk.length) {
      // The same memory again and again, as the contract allows.
      const length = content.copy(chunk, 0, at);
      await writer.write(chunk.subarray(0, length));
      expect(writer.acknowledgedBytes).toBeGreaterThanOrEqual(acknowledgedBytes);
      acknowledgedBytes = writer.acknowledgedBytes;
    }
    await writer.finish();
    expect(writer.acknowledgedBytes).toBe(content.length);
    expect(scripted.content().equals(content)).toBe(true);
    expect(scripted.mostPendingBytes).toBeLessThanOrEqual(4 * MiB + 32 * 1024);
    expect(scripted.sftp.listenerCount('close')).toBe(0);
  });

  test('cuts a file and writes on', async () => {
    const scripted = createScriptedSftp({ content: Buffer.from('0123456789') });
    const writer = await writeOverSftp(scripted.sftp, '/x', { ...near, open: { continueAtBytes: 4 } });
    expect(writer.acknowledgedBytes).toBe(4);
    await writer.write(Buffer.from('abc'));
    await writer.finish();
    expect(scripted.content().toString()).toBe('0123abc');
    expect(writer.acknowledgedBytes).toBe(7);
  });

  test('throws what a write met, from the next write or the end, and knows what is surely there', async () => {
    const scripted = createScriptedSftp({ failWriteAt: 100_000, turns: (index) => (index % 2) * 20 });
    const writer = await writeOverSftp(scripted.sftp, '/x', { ...near, open: 'create' });
    const writing = writer.write(randomBytes(200_000)).then(() => writer.finish());
    await expect(writing).rejects.toMatchObject({ code: 'transfer.failed' });
    await expect(writer.write(Buffer.from('x'))).rejects.toMatchObject({ code: 'transfer.failed' });
    expect(writer.acknowledgedBytes % (32 * 1024)).toBe(0);
    expect(writer.acknowledgedBytes).toBeLessThanOrEqual(98_304);
    await writer.abandon();
    await writer.abandon();
    expect(scripted.closed).toBe(1);
  });

  test('is freed by a lost connection where answers never come', async () => {
    const lost = new AbortController();
    const scripted = createScriptedSftp({ turns: () => undefined });
    const options = { ...near, connectionLost: lost.signal };
    const writer = await writeOverSftp(scripted.sftp, '/x', { ...options, open: 'create' });
    const reason = new MigrationError('reach.connection-lost', { address: 'new' });
    const writing = writer.write(randomBytes(6 * MiB));
    setImmediate(() => lost.abort(reason));
    await expect(writing).rejects.toBe(reason);
    await expect(writer.finish()).rejects.toBe(reason);
  });
});

describe.skipIf(sshdIsMissing() !== undefined)('far away, on a real sshd', () => {
  const content = randomBytes(40 * MiB + 99);
  const far = { ...near, roundTripMs: 40 };
  const client = new ssh2.Client();
  const channels: SFTPWrapper[] = [];
  let sshd: RealSshd;
  beforeAll(async () => {
    sshd = await startRealSshd({ login: 'self' });
    const { port, user, keyFile } = sshd;
    client.connect({ host: '127.0.0.1', port, username: user, privateKey: fs.readFileSync(keyFile) });
    await once(client, 'ready');
    fs.writeFileSync(path.join(sshd.folder, 'x'), content);
  });
  afterEach(() => {
    for (const channel of channels.splice(0)) channel.end();
  });
  afterAll(async () => {
    client.end();
    await sshd.stop();
  });
  const open = async () =>
    new Promise<SFTPWrapper>((resolve, reject) => {
      client.sftp((error, sftp) => {
        if (error) {
          reject(error);
          return;
        }
        channels.push(sftp);
        resolve(sftp);
      });
    });

  test('reads through one channel whose window was opened', async () => {
    const sftp = await open();
    const moreChannels = () => Promise.reject(new Error('not needed'));
    for (let round = 0; round < 2; round += 1) {
      const got = await readAll(readOverSftp(sftp, path.join(sshd.folder, 'x'), { ...far, moreChannels }));
      expect(got.equals(content)).toBe(true);
    }
    expect(channels).toHaveLength(1);
  });

  test('reads over several channels where the window cannot be opened', async () => {
    const sftp = await open();
    const plain = new Proxy(sftp, {
      get: (target, name) => {
        if (name === '_protocol') return undefined;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const options = { ...far, moreChannels: open };
    const got = await readAll(readOverSftp(plain, path.join(sshd.folder, 'x'), options));
    expect(got.equals(content)).toBe(true);
    expect(channels).toHaveLength(8);
  });

  test('writes over several channels, also onto a part', async () => {
    const sftp = await open();
    const file = path.join(sshd.folder, 'y');
    const options = { ...far, moreChannels: open };
    const first = await writeOverSftp(sftp, file, { ...options, open: 'create' });
    await first.write(content.subarray(0, 10 * MiB));
    await first.finish();
    const second = await writeOverSftp(sftp, file, { ...options, open: { continueAtBytes: 7 * MiB } });
    for (let at = 7 * MiB; at < content.length; at += MiB) await second.write(content.subarray(at, at + MiB));
    await second.finish();
    expect(fs.readFileSync(file).equals(content)).toBe(true);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  test('does without the channels that the server refuses', async () => {
    const sftp = await open();
    const moreChannels = () => Promise.reject(new Error('no more sessions'));
    const file = path.join(sshd.folder, 'z');
    const writer = await writeOverSftp(sftp, file, { ...far, moreChannels, open: 'create' });
    await writer.write(content);
    await writer.finish();
    expect(fs.readFileSync(file).equals(content)).toBe(true);
  });
});
