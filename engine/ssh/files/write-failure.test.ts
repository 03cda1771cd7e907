import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { MigrationError } from '../../errors.ts';
import { connectHost } from '../connect.ts';
import { openKnownHosts } from '../trust/known-hosts.ts';
import type { RemoteWriter } from '../remote-host.ts';
import { scriptedAsk } from '../testing/scripted-ask.ts';
import { sshdIsMissing, startRealSshd } from '../testing/real-sshd.ts';
import { tellDiskFull } from './write-failure.ts';

const { signal } = new AbortController();

describe.skipIf(sshdIsMissing({ needsTemporaryUser: true }) !== undefined)('a disk that is full', () => {
  test.for([
    { way: 'SFTP', sftp: true },
    { way: 'commands', sftp: false },
  ])('is told as such by a write over $way', async ({ sftp }, context) => {
    const sshd = await startRealSshd({ sftp });
    const disk = path.join(sshd.folder, 'disk');
    fs.mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m,mode=777', 'tmpfs', disk]);
    if (mounted.status !== 0) {
      await sshd.stop();
      context.skip(`no small disk can be mounted here: ${mounted.stderr.toString()}`);
    }
    const { port, user, keyFile } = sshd;
    const host = await connectHost({
      side: 'new',
      target: { address: '127.0.0.1', port, user, authentication: ['key'], keyFile },
      pinnedSha256: sshd.hostKeySha256,
      knownHosts: openKnownHosts('/nonexistent', []),
      ask: scriptedAsk().ask,
      signal,
    });
    try {
      const writer = await host.write(`${disk}/backup`, { signal, open: 'create' });
      const writing = (async () => {
        for (let turn = 0; turn < 64; turn++) await writer.write(Buffer.alloc(256 * 1024, 1));
        await writer.finish();
      })();
      await expect(writing).rejects.toMatchObject({
        code: 'transfer.disk-full',
        params: { path: `${disk}/backup`, freeBytes: 0 },
      });
      await writer.abandon();
      expect((await host.stat(`${disk}/backup`, signal))?.sizeBytes).toBeGreaterThan(0);
    } finally {
      await host.close();
      execFileSync('umount', ['-l', disk]);
      await sshd.stop();
    }
  });
});

describe('a write that fails', () => {
  const failing = (error: MigrationError): RemoteWriter => ({
    acknowledgedBytes: 10,
    write: async () => Promise.reject(error),
    finish: async () => Promise.reject(error),
    abandon: async () => undefined,
  });
  const failed = new MigrationError('transfer.failed', { path: '/d/f', detail: 'Failure' });

  test('for another cause, or an unknown one, keeps its name', async () => {
    for (const freeBytes of [undefined, 5_000_000]) {
      const writer = tellDiskFull(failing(failed), '/d/f', async () => freeBytes);
      await expect(writer.finish()).rejects.toBe(failed);
    }
    const lost = new MigrationError('reach.connection-lost', { address: 'old' });
    await expect(tellDiskFull(failing(lost), '/d/f', async () => 0).finish()).rejects.toBe(lost);
    const gone = tellDiskFull(failing(failed), '/d/f', async () => Promise.reject(lost));
    await expect(gone.finish()).rejects.toBe(failed);
  });

  test('for want of space tells how much there was, and how much was needed', async () => {
    const asked: string[] = [];
    const writer = tellDiskFull(failing(failed), '/d/f', async (folder) => {
      asked.push(folder);
      return 7;
    });
    await expect(writer.write(new Uint8Array(100))).rejects.toMatchObject({
      code: 'transfer.disk-full',
      params: { path: '/d/f', freeBytes: 7, neededBytes: 100 },
    });
    expect(asked).toEqual(['/d']);
  });
});
