import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMemoryHost, type MemoryHost } from '../ssh/testing/memory-host.ts';
import { PauseGate } from './pause-gate.ts';
import { pullFile, type PullOptions } from './pull-file.ts';
import { hashCommands } from './testing/hash-commands.ts';
import { createQuickClock } from './testing/quick-clock.ts';
import { sha256Of } from './testing/sha256.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const remotePath = '/backups/eppbackup.bak';
const KiB = 1024;
const folder = folderForEach();
const localPath = path.join(folder, 'eppbackup.bak');

function hostWith(content: Uint8Array, options: { canHash?: boolean; chunkBytes?: number } = {}): MemoryHost {
  const host: MemoryHost = createMemoryHost({
    files: { [remotePath]: content },
    chunkBytes: options.chunkBytes ?? 16 * KiB,
    ...(options.canHash !== false && { commands: hashCommands(() => host.files) }),
  });
  return host;
}

function pull(host: MemoryHost, more: Partial<PullOptions> = {}) {
  const { signal } = new AbortController();
  return pullFile({ host, remotePath, localPath, signal, clock: createQuickClock(), ...more });
}

const names = () => fs.readdirSync(folder).sort();

test('brings a file, for its owner only, and leaves nothing else', async () => {
  const content = randomBytes(300 * KiB);
  const host = hostWith(content);
  const progress: [number, number | undefined][] = [];
  const result = await pull(host, {
    expectedSizeBytes: content.length,
    limitBytes: content.length,
    onProgress: (done, total) => {
      expect(names()).toEqual(['eppbackup.bak.partial']);
      progress.push([done, total]);
    },
  });
  expect(result).toEqual({ sizeBytes: content.length, sha256: sha256Of(content), resumedFromBytes: 0 });
  expect(fs.readFileSync(localPath).equals(content)).toBe(true);
  expect(names()).toEqual(['eppbackup.bak']);
  if (process.platform !== 'win32') expect(fs.statSync(localPath).mode & 0o777).toBe(0o600);
  expect(progress[0]).toEqual([0, content.length]);
  expect(progress.at(-1)).toEqual([content.length, content.length]);
});

test('brings an empty file', async () => {
  expect(await pull(hostWith(Buffer.alloc(0)))).toMatchObject({
    sizeBytes: 0,
    sha256: sha256Of(Buffer.alloc(0)),
  });
  expect(names()).toEqual(['eppbackup.bak']);
});

test('survives any number of cuts, anywhere, and starts nothing again that is there', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 400 * KiB }),
      fc.array(fc.integer({ min: 0, max: 200 * KiB }), { maxLength: 12 }),
      fc.integer({ min: 4 * KiB, max: 64 * KiB }),
      fc.boolean(),
      async (sizeBytes, cuts, chunkBytes, canHash) => {
        fs.rmSync(localPath, { force: true });
        const content = randomBytes(sizeBytes);
        const host = hostWith(content, { canHash, chunkBytes });
        const left = [...cuts];
        host.faults.dropAfterReadBytes = left.shift();
        const lost: number[] = [];
        const result = await pull(host, {
          attempts: 20,
          onLost: () => lost.push(fs.existsSync(localPath) ? 1 : 0),
          onRestored: () => (host.faults.dropAfterReadBytes = left.shift()),
        });
        expect(result.sha256).toBe(sha256Of(content));
        expect(fs.readFileSync(localPath).equals(content)).toBe(true);
        expect(names()).toEqual(['eppbackup.bak']);
        // No final name before the end.
        expect(lost).not.toContain(1);
      },
    ),
    { numRuns: 40 },
  );
});

test('costs no more than what was in flight: after a cut only the rest is read', async () => {
  const content = randomBytes(256 * KiB);
  const host = hostWith(content);
  const reads: number[] = [];
  host.faults.onRead = (_path, position) => reads.push(position);
  host.faults.dropAfterReadBytes = 200 * KiB;
  const result = await pull(host);
  expect(result.resumedFromBytes).toBe(200 * KiB);
  expect(reads.filter((position) => position < 192 * KiB)).toHaveLength(12);
});

test('goes on from what an earlier process left', async () => {
  const content = randomBytes(100 * KiB);
  fs.writeFileSync(`${localPath}.partial`, content.subarray(0, 60 * KiB));
  const result = await pull(hostWith(content));
  expect(result).toEqual({
    sizeBytes: content.length,
    sha256: sha256Of(content),
    resumedFromBytes: 60 * KiB,
  });
});

test.each([
  ['other bytes', (content: Buffer) => Buffer.from(content.subarray(0, 60 * KiB)).fill(7, 100, 101)],
  ['more bytes than the file has', (content: Buffer) => Buffer.concat([content, content])],
])('starts from zero where the partial file holds %s', async (_what, partial) => {
  const content = randomBytes(100 * KiB);
  fs.writeFileSync(`${localPath}.partial`, partial(content));
  const result = await pull(hostWith(content));
  expect(result).toEqual({ sizeBytes: content.length, sha256: sha256Of(content), resumedFromBytes: 0 });
});

test('starts from zero where the remote file was replaced during a cut', async () => {
  const [before, after] = [randomBytes(100 * KiB), randomBytes(100 * KiB)];
  const host = hostWith(before);
  host.faults.dropAfterReadBytes = 50 * KiB;
  const result = await pull(host, { onLost: () => host.files.put(remotePath, after) });
  expect(result).toEqual({ sizeBytes: after.length, sha256: sha256Of(after), resumedFromBytes: 0 });
});

test('does not move a file again that is there', async () => {
  const content = randomBytes(50 * KiB);
  fs.writeFileSync(localPath, content);
  const host = hostWith(content);
  host.faults.onRead = () => expect.unreachable('nothing is to be read');
  expect(await pull(host)).toMatchObject({ sha256: sha256Of(content), resumedFromBytes: content.length });
});

test('replaces another file of the same name only at the end', async () => {
  const content = randomBytes(50 * KiB);
  const old = randomBytes(50 * KiB);
  fs.writeFileSync(localPath, old);
  const host = hostWith(content);
  await pull(host, { onProgress: () => expect(fs.readFileSync(localPath).equals(old)).toBe(true) });
  expect(fs.readFileSync(localPath).equals(content)).toBe(true);
});

describe('a size that is not right', () => {
  const content = randomBytes(100 * KiB);
  test.each([
    ['over the limit', { limitBytes: content.length - 1 }, 'size.over-limit'],
    ['grown since it was seen', { expectedSizeBytes: content.length - 1 }, 'size.grew'],
    ['cut since it was seen', { expectedSizeBytes: content.length + 1 }, 'transfer.source-truncated'],
  ])('%s: stops before a byte moves', async (_what, options, code) => {
    const host = hostWith(content);
    host.faults.onRead = () => expect.unreachable('nothing is to be read');
    await expect(pull(host, options)).rejects.toMatchObject({ code });
    expect(names()).toEqual([]);
  });

  test('growing while it is read', async () => {
    const host = hostWith(content);
    host.faults.onRead = (_path, position) => {
      if (position === 32 * KiB) host.files.put(remotePath, Buffer.concat([content, content]));
    };
    await expect(pull(host)).rejects.toMatchObject({
      code: 'size.grew',
      params: { sizeBytes: 2 * content.length, expectedBytes: content.length },
    });
    expect(names()).toEqual(['eppbackup.bak.partial']);
  });

  test('cut while it is read', async () => {
    const host = hostWith(content);
    host.faults.onRead = (_path, position) => {
      if (position === 32 * KiB) host.files.put(remotePath, content.subarray(0, 40 * KiB));
    };
    await expect(pull(host)).rejects.toMatchObject({
      code: 'transfer.source-truncated',
      params: { sizeBytes: 40 * KiB, expectedBytes: content.length },
    });
    expect(names()).not.toContain('eppbackup.bak');
  });
});

test('says that there is no such file', async () => {
  const host = createMemoryHost({ folders: ['/backups'] });
  await expect(pull(host)).rejects.toMatchObject({ code: 'transfer.source-missing' });
  await expect(pull(host, { remotePath: '/backups' })).rejects.toMatchObject({
    code: 'transfer.source-missing',
  });
});

test('says that the folder on the laptop cannot be written to', async () => {
  const missing = path.join(folder, 'none', 'x.bak');
  await expect(pull(hostWith(randomBytes(10)), { localPath: missing })).rejects.toMatchObject({
    code: 'local.file-missing',
    side: 'local',
  });
});

test('counts down, gives up after the attempts without progress, and keeps what it has', async () => {
  const host = hostWith(randomBytes(100 * KiB));
  host.faults.dropAfterReadBytes = 40 * KiB;
  host.faults.failedReconnects = 100;
  const ticks: string[] = [];
  const attempts = 3;
  const onRetry = (...args: number[]) => ticks.push(args.join(' '));
  await expect(pull(host, { attempts, onRetry })).rejects.toMatchObject({
    code: 'transfer.cut',
    params: { name: 'eppbackup.bak', doneBytes: 40 * KiB, attempts },
    cause: { code: 'reach.refused' },
  });
  const expected = ['1 3 1000', '1 3 0', '2 3 2000', '2 3 1000', '2 3 0'];
  expect(ticks).toEqual([...expected, '3 3 4000', '3 3 3000', '3 3 2000', '3 3 1000', '3 3 0']);
  expect(fs.statSync(`${localPath}.partial`).size).toBe(40 * KiB);
});

test('passes a changed host key on at once', async () => {
  const host = hostWith(randomBytes(100 * KiB));
  host.faults.dropAfterReadBytes = 40 * KiB;
  const error = Object.assign(new Error('not pinned'), { code: 'trust' });
  host.reconnect = () => Promise.reject(error);
  await expect(pull(host)).rejects.toBe(error);
});

test('counts a standstill as a cut', async () => {
  const content = randomBytes(100 * KiB);
  const host = hostWith(content);
  const clock = createQuickClock();
  const read = host.read.bind(host);
  let stands = true;
  host.read = async function* (file, options) {
    for await (const chunk of read(file, options)) {
      yield chunk;
      if (!stands) continue;
      stands = false;
      clock.pass(5_000);
      await new Promise((_, reject) => {
        options.signal.addEventListener('abort', () => reject(options.signal.reason as Error));
      });
    }
  };
  const lost: string[] = [];
  const result = await pull(host, { clock, stallMs: 40, onLost: () => lost.push('lost') });
  expect(result).toMatchObject({ sha256: sha256Of(content), resumedFromBytes: 16 * KiB });
  expect(lost).toEqual(['lost']);
});

test('gives up on a machine that always stands still', async () => {
  const host = hostWith(randomBytes(100 * KiB));
  const clock = createQuickClock();
  host.read = async function* (_file, { signal }) {
    clock.pass(5_000);
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  };
  await expect(pull(host, { clock, stallMs: 40, attempts: 1 })).rejects.toMatchObject({
    code: 'transfer.stalled',
  });
});

test('stops when cancelled, without a final name, and goes on from there', async () => {
  const content = randomBytes(200 * KiB);
  const host = hostWith(content);
  const cancel = new AbortController();
  const reason = new Error('cancelled');
  const onProgress = (done: number) => done >= 100 * KiB && cancel.abort(reason);
  await expect(pull(host, { signal: cancel.signal, onProgress })).rejects.toBe(reason);
  expect(names()).toEqual(['eppbackup.bak.partial']);
  const keptBytes = fs.statSync(`${localPath}.partial`).size;
  expect(keptBytes).toBeGreaterThanOrEqual(100 * KiB);
  expect(await pull(host)).toMatchObject({ sha256: sha256Of(content), resumedFromBytes: keptBytes });
});

test('cancels while waiting to connect again', async () => {
  const host = hostWith(randomBytes(200 * KiB));
  host.faults.dropAfterReadBytes = 10;
  const cancel = new AbortController();
  const reason = new Error('cancelled');
  await expect(pull(host, { signal: cancel.signal, onRetry: () => cancel.abort(reason) })).rejects.toBe(
    reason,
  );
});

test('a paused transfer waits between two pieces, and goes on from there', async () => {
  const content = randomBytes(100 * KiB);
  const gate = new PauseGate();
  const moved: number[] = [];
  let waits = 0;
  const result = await pull(hostWith(content), {
    onProgress: (done) => {
      moved.push(done);
      if (done === 32 * KiB) gate.pause();
    },
    pausing: {
      isHeld: () => gate.isPaused,
      wait: async () => {
        waits += 1;
        expect(moved.at(-1)).toBe(32 * KiB);
        gate.goOn();
        await gate.whenGoneOn(new AbortController().signal);
      },
    },
  });
  expect(waits).toBe(1);
  expect(result).toMatchObject({ sha256: sha256Of(content), resumedFromBytes: 0 });
});
