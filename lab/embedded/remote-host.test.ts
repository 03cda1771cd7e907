import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectHost } from '../../engine/ssh/connect.ts';
import { openKnownHosts } from '../../engine/ssh/trust/known-hosts.ts';
import type { RemoteHost } from '../../engine/ssh/remote-host.ts';
import { hashRemote } from '../../engine/transfer/hash-remote.ts';
import { createDemoAdmin } from './demo/demo-admin.ts';
import type { Lab } from './lab.ts';
import { quickLab } from './testing/quick-lab.ts';

const signal = new AbortController().signal;

/** The engine's host speaks to the lab, over SFTP and, with other commands, without. */
describe.each([
  ['with SFTP', undefined],
  ['without SFTP', 'both'],
] as const)('the engine reaches files %s', (_name, sftpOff) => {
  let lab: Lab;
  let host: RemoteHost;
  let folder: string;
  beforeEach(async () => {
    lab = await quickLab({ faults: { sftpOff }, clients: 0 });
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-known-'));
    const { address, sshPort: port } = lab.new.endpoint;
    host = await connectHost({
      side: 'new',
      target: { address, port, user: lab.login.user, authentication: ['password'] },
      knownHosts: openKnownHosts(path.join(folder, 'known_hosts'), []),
      ask: createDemoAdmin(lab),
      signal,
    });
  });
  afterEach(async () => {
    await host.close();
    await lab.close();
    fs.rmSync(folder, { recursive: true });
  });

  const readAll = async (file: string, range: { offsetBytes?: number; lengthBytes?: number } = {}) => {
    const chunks: Buffer[] = [];
    for await (const chunk of host.read(file, { signal, ...range })) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  };

  test('writes, goes on, reads, hashes, renames and removes', async () => {
    const bytes = randomBytes(4_000_000);
    await host.makeFolder('inbox/deep', signal);
    expect(await host.stat('inbox/deep/a', signal)).toBeUndefined();
    const writer = await host.write('inbox/deep/a', { signal, open: 'create' });
    await writer.write(bytes.subarray(0, 3_000_000));
    await writer.finish();
    await expect(host.write('inbox/deep/a', { signal, open: 'create' })).rejects.toMatchObject({
      code: 'transfer.already-exists',
    });
    const more = await host.write('inbox/deep/a', { signal, open: { continueAtBytes: 2_500_000 } });
    await more.write(bytes.subarray(2_500_000));
    await more.finish();

    expect(await host.stat('inbox/deep/a', signal)).toMatchObject({
      kind: 'file',
      sizeBytes: 4_000_000,
      mode: 0o600,
    });
    expect((await host.list('inbox/deep', signal)).map((entry) => entry.name)).toEqual(['a']);
    expect((await readAll('inbox/deep/a')).equals(bytes)).toBe(true);
    expect(await readAll('inbox/deep/a', { offsetBytes: 10, lengthBytes: 5 })).toEqual(
      bytes.subarray(10, 15),
    );

    const sha256 = (length: number) => createHash('sha256').update(bytes.subarray(0, length)).digest('hex');
    expect(await hashRemote(host, 'inbox/deep/a', { signal })).toEqual({
      sha256: sha256(4_000_000),
      how: 'sha256sum',
    });
    expect(await hashRemote(host, 'inbox/deep/a', { signal, firstBytes: 99 })).toEqual({
      sha256: sha256(99),
      how: 'sha256sum',
    });

    await host.rename('inbox/deep/a', 'inbox/b', signal);
    expect(await host.stat('inbox/deep/a', signal)).toBeUndefined();
    expect(fs.readFileSync(lab.new.files.real('inbox/b')).equals(bytes)).toBe(true);
    await host.remove('inbox/b', signal);
    await host.remove('inbox/b', signal);
    expect(await host.list('inbox', signal)).toMatchObject([{ name: 'deep', kind: 'folder' }]);
    const freeBytes = await host.freeSpaceBytes('inbox', signal);
    expect(freeBytes).toBeGreaterThan(lab.new.disk.freeBytes - 100_000);
    expect(freeBytes).toBeLessThanOrEqual(lab.new.disk.freeBytes);
  });

  test('a full disk is an error, not a short file', async () => {
    lab.faults.diskFull = { side: 'new', freeBytes: 1_000_000 };
    const write = async () => {
      const writer = await host.write('a', { signal, open: 'create' });
      for (let i = 0; i < 40; i++) await writer.write(randomBytes(100_000));
      await writer.finish();
    };
    await expect(write()).rejects.toMatchObject({ name: 'MigrationError' });
  });

  test('what is not there is missing', async () => {
    await expect(readAll('nothing')).rejects.toMatchObject({ code: 'transfer.source-missing' });
    await expect(host.list('nothing', signal)).rejects.toMatchObject({ code: 'transfer.source-missing' });
    await expect(hashRemote(host, 'nothing', { signal })).rejects.toMatchObject({
      code: 'transfer.source-missing',
    });
  });

  test('dials the other machine', async () => {
    const { address, sshPort } = lab.old.endpoint;
    const socket = await host.dial(address, sshPort, signal);
    const greeting = await new Promise<string>((resolve) =>
      socket.once('data', (data: Buffer) => resolve(data.toString())),
    );
    socket.destroy();
    expect(greeting).toMatch(/^SSH-2/);
  });
});
