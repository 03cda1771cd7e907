import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemoryHost, type MemoryHost, type MemoryHostOptions } from '../ssh/testing/memory-host.ts';
import { pushFile, type PushOptions } from './push-file.ts';
import { hashCommands } from './testing/hash-commands.ts';
import { createQuickClock } from './testing/quick-clock.ts';
import { sha256Of } from './testing/sha256.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const remotePath = '/inbox/eppbackup.bak';
const partialPath = `${remotePath}.partial`;
const KiB = 1024;
const folder = folderForEach();
const localPath = path.join(folder, 'eppbackup.bak');

function newHost(options: MemoryHostOptions & { canHash?: boolean } = {}): MemoryHost {
  const host: MemoryHost = createMemoryHost({
    folders: ['/inbox'],
    ...(options.canHash !== false && { commands: hashCommands(() => host.files) }),
    ...options,
  });
  return host;
}

function push(host: MemoryHost, more: Partial<PushOptions> = {}) {
  const { signal } = new AbortController();
  return pushFile({ host, remotePath, localPath, signal, clock: createQuickClock(), ...more });
}

const names = (host: MemoryHost) => host.files.list('/inbox').map(({ name }) => name);

test('brings a file, proved by the far side before it gets its name', async () => {
  const content = randomBytes(700 * KiB);
  fs.writeFileSync(localPath, content);
  const host = newHost();
  const progress: number[] = [];
  const result = await push(host, {
    sha256: sha256Of(content),
    onProgress: (done) => progress.push(done),
  });
  const sizeBytes = content.length;
  expect(result).toEqual({ sizeBytes, sha256: sha256Of(content), resumedFromBytes: 0, how: 'openssl' });
  expect(host.files.content(remotePath)?.equals(content)).toBe(true);
  expect(host.files.stat(remotePath)?.mode).toBe(0o600);
  expect(names(host)).toEqual(['eppbackup.bak']);
  expect(progress.at(-1)).toBe(sizeBytes);
});

test('brings an empty file', async () => {
  fs.writeFileSync(localPath, '');
  const host = newHost();
  expect(await push(host)).toMatchObject({ sizeBytes: 0, sha256: sha256Of(Buffer.alloc(0)) });
  expect(names(host)).toEqual(['eppbackup.bak']);
});

test('survives any number of cuts, anywhere', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1000 * KiB }),
      fc.array(fc.integer({ min: 0, max: 600 * KiB }), { maxLength: 12 }),
      fc.boolean(),
      async (sizeBytes, cuts, canHash) => {
        const content = randomBytes(sizeBytes);
        fs.writeFileSync(localPath, content);
        const host = newHost({ canHash });
        const left = [...cuts];
        host.faults.dropAfterWrittenBytes = left.shift();
        const result = await push(host, {
          attempts: 20,
          onLost: () => expect(names(host)).not.toContain('eppbackup.bak'),
          onRestored: () => (host.faults.dropAfterWrittenBytes = left.shift()),
        });
        expect(result.sha256).toBe(sha256Of(content));
        expect(host.files.content(remotePath)?.equals(content)).toBe(true);
        expect(names(host)).toEqual(['eppbackup.bak']);
      },
    ),
    { numRuns: 40 },
  );
});

test('goes on from what an earlier process left', async () => {
  const content = randomBytes(100 * KiB);
  fs.writeFileSync(localPath, content);
  const host = newHost();
  host.files.put(partialPath, content.subarray(0, 60 * KiB));
  expect(await push(host)).toMatchObject({ sha256: sha256Of(content), resumedFromBytes: 60 * KiB });
});

test('finds a partial file that is complete, and only proves and names it', async () => {
  const content = randomBytes(100 * KiB);
  fs.writeFileSync(localPath, content);
  const host = newHost();
  host.files.put(partialPath, content);
  host.faults.onWritten = () => expect.unreachable('nothing is to be written');
  expect(await push(host)).toMatchObject({ sha256: sha256Of(content), resumedFromBytes: content.length });
  expect(names(host)).toEqual(['eppbackup.bak']);
});

test.each([
  ['other bytes', (content: Buffer) => Buffer.from(content.subarray(0, 60 * KiB)).fill(7, 100, 101)],
  ['more bytes than the file has', (content: Buffer) => Buffer.concat([content, content])],
])('starts from zero where the partial file holds %s', async (_what, partial) => {
  const content = randomBytes(100 * KiB);
  // A byte that differs for sure.
  content[100] = 8;
  fs.writeFileSync(localPath, content);
  const host = newHost();
  host.files.put(partialPath, partial(content));
  expect(await push(host)).toMatchObject({ sha256: sha256Of(content), resumedFromBytes: 0 });
});

test('does not move a file again that stands there', async () => {
  const content = randomBytes(100 * KiB);
  fs.writeFileSync(localPath, content);
  const host = newHost();
  host.files.put(remotePath, content);
  expect(await push(host)).toMatchObject({ resumedFromBytes: content.length, how: 'openssl' });
  expect(names(host)).toEqual(['eppbackup.bak']);
});

test.each([
  ['other bytes', 100 * KiB],
  ['another size', 10],
])('leaves a file with %s under the final name alone', async (_what, sizeBytes) => {
  fs.writeFileSync(localPath, randomBytes(100 * KiB));
  const other = randomBytes(sizeBytes);
  const host = newHost();
  host.files.put(remotePath, other);
  await expect(push(host)).rejects.toMatchObject({ code: 'transfer.already-exists' });
  expect(host.files.content(remotePath)?.equals(other)).toBe(true);
  expect(names(host)).toEqual(['eppbackup.bak']);
});

test('never names a file that arrived damaged', async () => {
  const content = randomBytes(300 * KiB);
  fs.writeFileSync(localPath, content);
  const host = newHost();
  host.faults.onWritten = (file, position) => {
    if (position !== content.length) return;
    const damaged = Buffer.from(content);
    damaged[5] = (damaged[5] ?? 0) ^ 1;
    host.files.put(file, damaged);
  };
  await expect(push(host)).rejects.toMatchObject({ code: 'integrity.hash-mismatch' });
  expect(names(host)).toEqual([]);
});

test('does not push a file that is not the verified one any more', async () => {
  fs.writeFileSync(localPath, randomBytes(300 * KiB));
  const host = newHost();
  const sha256 = sha256Of(Buffer.from('what was verified'));
  await expect(push(host, { sha256 })).rejects.toMatchObject({
    code: 'integrity.hash-mismatch',
    params: { expectedSha256: sha256 },
  });
  expect(names(host)).toEqual([]);
});

test('notices that the local file shrank meanwhile', async () => {
  fs.writeFileSync(localPath, randomBytes(900 * KiB));
  const host = newHost();
  host.faults.onWritten = () => fs.truncateSync(localPath, 300 * KiB);
  await expect(push(host)).rejects.toMatchObject({ code: 'integrity.size-mismatch' });
  expect(names(host)).not.toContain('eppbackup.bak');
});

test('asks for the space before a byte moves', async () => {
  fs.writeFileSync(localPath, randomBytes(100 * KiB));
  const host = newHost({ freeBytes: 99 * KiB });
  host.faults.onWritten = () => expect.unreachable('nothing is to be written');
  await expect(push(host)).rejects.toMatchObject({
    code: 'transfer.disk-full',
    params: { freeBytes: 99 * KiB, neededBytes: 100 * KiB },
  });
  expect(names(host)).toEqual([]);
});

test('needs space only for what is missing', async () => {
  const content = randomBytes(100 * KiB);
  fs.writeFileSync(localPath, content);
  const host = newHost({ freeBytes: 50 * KiB });
  host.files.put(partialPath, content.subarray(0, 60 * KiB));
  expect(await push(host)).toMatchObject({ resumedFromBytes: 60 * KiB });
});

test('holds the size against the limit', async () => {
  fs.writeFileSync(localPath, randomBytes(10));
  await expect(push(newHost(), { limitBytes: 9 })).rejects.toMatchObject({ code: 'size.over-limit' });
  expect(await push(newHost(), { limitBytes: 10 })).toMatchObject({ sizeBytes: 10 });
});

test('says that the folder there is read-only', async () => {
  fs.writeFileSync(localPath, randomBytes(10));
  const host = newHost();
  host.files.chmod('/inbox', 0o500);
  await expect(push(host)).rejects.toMatchObject({ code: 'transfer.permission-denied' });
});

test('says that there is no such local file', async () => {
  await expect(push(newHost())).rejects.toMatchObject({ code: 'local.file-missing', side: 'local' });
});

test('stops when cancelled, without a final name, and goes on from there', async () => {
  const content = randomBytes(900 * KiB);
  fs.writeFileSync(localPath, content);
  const host = newHost();
  const cancel = new AbortController();
  const reason = new Error('cancelled');
  const onProgress = (done: number) => done >= 500 * KiB && cancel.abort(reason);
  await expect(push(host, { signal: cancel.signal, onProgress })).rejects.toBe(reason);
  expect(names(host)).toEqual(['eppbackup.bak.partial']);
  const result = await push(host);
  expect(result.sha256).toBe(sha256Of(content));
  expect(result.resumedFromBytes).toBeGreaterThanOrEqual(500 * KiB);
});

test('steps back where the last written part cannot be trusted', async () => {
  const content = randomBytes(70 * KiB * KiB);
  fs.writeFileSync(localPath, content);
  const host = newHost();
  const holed = Buffer.from(content);
  holed.fill(0, holed.length - 100 * KiB, holed.length - 50 * KiB);
  host.files.put(partialPath, holed);
  expect(await push(host)).toMatchObject({ resumedFromBytes: 6 * KiB * KiB, sha256: sha256Of(content) });
});
