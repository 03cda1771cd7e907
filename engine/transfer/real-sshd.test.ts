import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connectHost } from '../ssh/connect.ts';
import { openKnownHosts } from '../ssh/trust/known-hosts.ts';
import type { RemoteHost } from '../ssh/remote-host.ts';
import { sshdIsMissing, startRealSshd, type RealSshd } from '../ssh/testing/real-sshd.ts';
import { pullFile } from './pull-file.ts';
import { pushFile } from './push-file.ts';
import { relayFile } from './relay.ts';
import { createQuickClock } from './testing/quick-clock.ts';
import { sha256Of } from './testing/sha256.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const MiB = 1024 * 1024;
const content = randomBytes(24 * MiB + 12_345);
const sha256 = sha256Of(content);
const isRoot = process.getuid?.() === 0;

describe.skipIf(sshdIsMissing() !== undefined).each([
  ['over SFTP', true],
  ['over commands, where SFTP is off', false],
])('a transfer %s', (_how, sftp) => {
  let sshd: RealSshd;
  let host: RemoteHost;
  const laptop = folderForEach();
  let remoteFolder: string;
  let count = 0;
  const { signal } = new AbortController();
  const options = () => ({ host, signal, clock: createQuickClock(), attempts: 3 });

  beforeAll(async () => {
    sshd = await startRealSshd({ sftp });
    host = await connect(sshd);
  });
  afterAll(async () => {
    await host.close();
    await sshd.stop();
  });
  beforeEach(async () => {
    // Odd on purpose: no character of a path means anything.
    remoteFolder = path.join(sshd.folder, `- it's "$(odd)" \\ ${++count}`);
    await host.reconnect(signal);
    await host.makeFolder(remoteFolder, signal);
  });

  const remote = (name: string) => path.join(remoteFolder, name);
  const local = (name: string) => path.join(laptop, name);
  /** Puts a file on the machine, readable by the login. */
  const place = (name: string, bytes: Uint8Array) => {
    fs.writeFileSync(remote(name), bytes);
    fs.chmodSync(remote(name), 0o644);
  };

  test('brings a file to the laptop, and the same on to the machine again', async () => {
    place('x.bak', content);
    const pulled = await pullFile({ ...options(), remotePath: remote('x.bak'), localPath: local('x.bak') });
    expect(pulled).toEqual({ sizeBytes: content.length, sha256, resumedFromBytes: 0 });
    expect(sha256Of(fs.readFileSync(local('x.bak')))).toBe(sha256);
    const pushed = await pushFile({
      ...options(),
      remotePath: remote('y.bak'),
      localPath: local('x.bak'),
      sha256,
    });
    expect(pushed).toMatchObject({ sizeBytes: content.length, sha256, resumedFromBytes: 0 });
    expect(pushed.how).not.toBe('read-back');
    expect(sha256Of(fs.readFileSync(remote('y.bak')))).toBe(sha256);
    expect(fs.statSync(remote('y.bak')).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(remoteFolder).sort()).toEqual(['x.bak', 'y.bak']);
  });

  test('brings an empty file both ways', async () => {
    place('x.bak', Buffer.alloc(0));
    await pullFile({ ...options(), remotePath: remote('x.bak'), localPath: local('x.bak') });
    await pushFile({ ...options(), remotePath: remote('y.bak'), localPath: local('x.bak') });
    expect(fs.statSync(remote('y.bak')).size).toBe(0);
  });

  test('relays a file', async () => {
    place('x.bak', content);
    const paths = { remotePath: remote('x.bak'), localPath: local('x.bak'), pushPath: remote('y.bak') };
    const { pulled, onSource, relayed, pushError } = await relayFile({ ...options(), to: host, ...paths });
    expect(pushError).toBeUndefined();
    expect([pulled.sha256, onSource.sha256, relayed?.hash.sha256]).toEqual([sha256, sha256, sha256]);
    expect(sha256Of(fs.readFileSync(remote('y.bak.partial')))).toBe(sha256);
  });

  test('survives the server killed while pulling', async () => {
    place('x.bak', content);
    const told: string[] = [];
    const pulled = await pullFile({
      ...options(),
      remotePath: remote('x.bak'),
      localPath: local('x.bak'),
      onProgress: atBytes(10 * MiB, () => sshd.killConnections()),
      onLost: () => told.push('lost'),
      onRestored: () => told.push('restored'),
    });
    expect(pulled.sha256).toBe(sha256);
    expect(pulled.resumedFromBytes).toBeGreaterThanOrEqual(10 * MiB);
    expect(told.slice(0, 1)).toEqual(['lost']);
    expect(told.slice(-1)).toEqual(['restored']);
    expect(fs.readdirSync(laptop)).toEqual(['x.bak']);
  });

  test('survives the server killed while pushing', async () => {
    fs.writeFileSync(local('x.bak'), content);
    const paths = { remotePath: remote('y.bak'), localPath: local('x.bak') };
    const onProgress = atBytes(10 * MiB, () => sshd.killConnections());
    const pushed = await pushFile({ ...options(), ...paths, onProgress });
    expect(pushed.sha256).toBe(sha256);
    expect(pushed.resumedFromBytes).toBeGreaterThanOrEqual(10 * MiB);
    expect(sha256Of(fs.readFileSync(remote('y.bak')))).toBe(sha256);
    expect(fs.readdirSync(remoteFolder)).toEqual(['y.bak']);
  });

  test('counts a server that stands still as cut, and goes on when it moves again', async () => {
    place('x.bak', content);
    const lost: number[] = [];
    const onProgress = atBytes(10 * MiB, () => sshd.freeze());
    const pulled = await pullFile({
      ...options(),
      // Real time: what is under way still arrives, and then nothing.
      clock: { ...createQuickClock(), monotonicMs: () => performance.now() },
      stallMs: 200,
      remotePath: remote('x.bak'),
      localPath: local('x.bak'),
      onProgress,
      onLost: () => {
        lost.push(1);
        sshd.thaw();
      },
    });
    expect(pulled.sha256).toBe(sha256);
    expect(lost.length).toBeGreaterThan(0);
  });

  test('notices a file that is cut while it is read', async () => {
    place('x.bak', content);
    const onProgress = atBytes(4 * MiB, () => fs.truncateSync(remote('x.bak'), 6 * MiB));
    const paths = { remotePath: remote('x.bak'), localPath: local('x.bak') };
    await expect(pullFile({ ...options(), ...paths, onProgress })).rejects.toMatchObject({
      code: 'transfer.source-truncated',
      params: { sizeBytes: 6 * MiB },
    });
    expect(fs.existsSync(local('x.bak'))).toBe(false);
  });

  test('says that there is no such file', async () => {
    const paths = { remotePath: remote('none'), localPath: local('x.bak') };
    await expect(pullFile({ ...options(), ...paths })).rejects.toMatchObject({
      code: 'transfer.source-missing',
    });
  });

  test('stops in the middle when cancelled, both ways', async () => {
    place('x.bak', content);
    fs.writeFileSync(local('y.bak'), content);
    const reason = new Error('cancelled');
    const cancelled = () => {
      const cancel = new AbortController();
      const onProgress = atBytes(8 * MiB, () => cancel.abort(reason));
      return { ...options(), signal: cancel.signal, onProgress };
    };
    const pull = pullFile({ ...cancelled(), remotePath: remote('x.bak'), localPath: local('x.bak') });
    await expect(pull).rejects.toBe(reason);
    const push = pushFile({ ...cancelled(), remotePath: remote('y.bak'), localPath: local('y.bak') });
    await expect(push).rejects.toBe(reason);
    expect(fs.readdirSync(laptop).sort()).toEqual(['x.bak.partial', 'y.bak']);
    expect(fs.readdirSync(remoteFolder).sort()).toEqual(['x.bak', 'y.bak.partial']);
    // The connection is of use after that.
    expect((await host.stat(remote('x.bak'), signal))?.sizeBytes).toBe(content.length);
  });

  describe.skipIf(needsRoot('a read-only folder and a full disk'))('that meets an obstacle', () => {
    test('says that the folder there is read-only', async () => {
      fs.writeFileSync(local('x.bak'), content);
      fs.chownSync(remoteFolder, 0, 0);
      fs.chmodSync(remoteFolder, 0o755);
      const paths = { remotePath: remote('x.bak'), localPath: local('x.bak') };
      await expect(pushFile({ ...options(), ...paths })).rejects.toMatchObject({
        code: 'transfer.permission-denied',
      });
    });

    test('says that a file there is not for the login', async () => {
      place('x.bak', content);
      fs.chmodSync(remote('x.bak'), 0o600);
      const paths = { remotePath: remote('x.bak'), localPath: local('x.bak') };
      await expect(pullFile({ ...options(), ...paths })).rejects.toMatchObject({
        code: 'transfer.permission-denied',
      });
    });

    test('says that the disk there is too small, before a byte moves and in the middle', async () => {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=777', 'tmpfs', remoteFolder]);
      const ask = host.freeSpaceBytes.bind(host);
      try {
        fs.writeFileSync(local('x.bak'), content);
        const paths = { remotePath: remote('x.bak'), localPath: local('x.bak') };
        await expect(pushFile({ ...options(), ...paths })).rejects.toMatchObject({
          code: 'transfer.disk-full',
        });
        expect(fs.readdirSync(remoteFolder)).toEqual([]);
        // A machine that cannot tell before: the failed write makes us look again.
        let isFirst = true;
        host.freeSpaceBytes = async (...args) => {
          const answer = isFirst ? undefined : await ask(...args);
          isFirst = false;
          return answer;
        };
        await expect(pushFile({ ...options(), ...paths })).rejects.toMatchObject({
          code: 'transfer.disk-full',
        });
        expect(fs.readdirSync(remoteFolder)).toEqual(['x.bak.partial']);
      } finally {
        host.freeSpaceBytes = ask;
        // The server may close its file a moment later.
        execFileSync('umount', ['-l', remoteFolder]);
      }
    });

    test('says that the disk of the laptop is too small, before a byte moves', async () => {
      place('x.bak', content);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', laptop]);
      try {
        const paths = { remotePath: remote('x.bak'), localPath: local('x.bak') };
        await expect(pullFile({ ...options(), ...paths })).rejects.toMatchObject({ code: 'local.disk-full' });
        expect(fs.readdirSync(laptop)).toEqual([]);
      } finally {
        execFileSync('umount', [laptop]);
      }
    });
  });
});

/** Does something once, when so many bytes are through. */
function atBytes(bytes: number, act: () => void): (doneBytes: number) => void {
  let isDone = false;
  return (doneBytes) => {
    if (isDone || doneBytes < bytes) return;
    isDone = true;
    act();
  };
}

function needsRoot(what: string): boolean {
  if (!isRoot) process.stderr.write(`transfer tests with ${what} are skipped: they need root\n`);
  return !isRoot;
}

async function connect(sshd: RealSshd): Promise<RemoteHost> {
  const { port, user, keyFile } = sshd;
  return connectHost({
    side: 'old',
    target: { address: '127.0.0.1', port, user, authentication: ['key'], keyFile },
    pinnedSha256: sshd.hostKeySha256,
    knownHosts: openKnownHosts(path.join(path.dirname(keyFile), 'known_hosts'), []),
    ask: async () => Promise.reject(new Error('nothing is to be asked')),
    signal: new AbortController().signal,
  });
}
