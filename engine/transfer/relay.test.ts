import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createMemoryHost, type MemoryHost, type MemoryHostOptions } from '../ssh/testing/memory-host.ts';
import { pushFile } from './push-file.ts';
import { relayFile, type RelayOptions } from './relay.ts';
import { hashCommands } from './testing/hash-commands.ts';
import { createQuickClock } from './testing/quick-clock.ts';
import { sha256Of } from './testing/sha256.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const remotePath = '/backups/eppbackup.bak';
const pushPath = '/inbox/eppbackup.bak';
const KiB = 1024;
const content = randomBytes(500 * KiB);
const sha256 = sha256Of(content);
const folder = folderForEach();
const localPath = path.join(folder, 'eppbackup.bak');

function machine(options: MemoryHostOptions): MemoryHost {
  const host: MemoryHost = createMemoryHost({ commands: hashCommands(() => host.files), ...options });
  return host;
}
const oldBox = () => machine({ files: { [remotePath]: content }, chunkBytes: 16 * KiB });
const newBox = (options: MemoryHostOptions = {}) => machine({ folders: ['/inbox'], ...options });

function relay(host: MemoryHost, to: MemoryHost, more: Partial<RelayOptions> = {}) {
  const { signal } = new AbortController();
  const clock = createQuickClock();
  return relayFile({ host, to, remotePath, localPath, pushPath, signal, clock, ...more });
}

function pushAfter(to: MemoryHost, relayed?: Awaited<ReturnType<typeof relayFile>>['relayed']) {
  const { signal } = new AbortController();
  const clock = createQuickClock();
  return pushFile({
    host: to,
    localPath,
    remotePath: pushPath,
    sha256,
    signal,
    clock,
    ...(relayed && { relayed }),
  });
}

const inbox = (to: MemoryHost) => to.files.list('/inbox').map(({ name }) => name);

test('brings a file to the laptop and the other machine at once, hashed on all three', async () => {
  const [from, to] = [oldBox(), newBox()];
  const result = await relay(from, to);
  expect(result.pulled).toEqual({ sizeBytes: content.length, sha256, resumedFromBytes: 0 });
  expect(result.onSource).toEqual({ sha256, how: 'openssl' });
  expect(result.relayed).toMatchObject({ path: `${pushPath}.partial`, hash: { sha256, how: 'openssl' } });
  expect(result.pushError).toBeUndefined();
  expect(fs.readFileSync(localPath).equals(content)).toBe(true);
  // The final name is for pushFile to give.
  expect(inbox(to)).toEqual(['eppbackup.bak.partial']);
  const hashesBefore = to.ran.length;
  expect(await pushAfter(to, result.relayed)).toMatchObject({
    sha256,
    how: 'openssl',
    resumedFromBytes: content.length,
  });
  expect(to.ran.length).toBe(hashesBefore);
  expect(inbox(to)).toEqual(['eppbackup.bak']);
});

test('hashes again what was touched since', async () => {
  const to = newBox();
  const { relayed } = await relay(oldBox(), to);
  to.files.put(`${pushPath}.partial`, Buffer.from(content).fill(0, 0, 1000));
  expect(await pushAfter(to, relayed)).toMatchObject({ sha256, resumedFromBytes: 0 });
  expect(to.files.content(pushPath)?.equals(content)).toBe(true);
});

test('goes on pulling when the push side is lost; the push goes on later', async () => {
  const to = newBox();
  to.faults.dropAfterWrittenBytes = 300 * KiB;
  const { pulled, relayed, pushError } = await relay(oldBox(), to);
  expect(pulled.sha256).toBe(sha256);
  expect(relayed).toBeUndefined();
  expect(pushError).toMatchObject({ code: 'reach.connection-lost' });
  const pushed = await pushAfter(to);
  expect(pushed.sha256).toBe(sha256);
  expect(pushed.resumedFromBytes).toBeGreaterThanOrEqual(288 * KiB);
});

test('goes on pulling when the push side stands still', async () => {
  const to = newBox();
  const write = to.write.bind(to);
  to.write = async (file, options) => {
    const writer = await write(file, options);
    writer.write = () =>
      new Promise((_, reject) => {
        options.signal.addEventListener('abort', () => reject(options.signal.reason as Error));
      });
    return writer;
  };
  const { pulled, pushError } = await relay(oldBox(), to, { stallMs: 100 });
  expect(pulled.sha256).toBe(sha256);
  expect(pushError).toMatchObject({ code: 'transfer.stalled' });
});

test.each([
  ['there is no room', newBoxWith({ freeBytes: 10 }), 'transfer.disk-full'],
  ['the final name is taken', newBoxWith({ files: { [pushPath]: 'x' } }), 'transfer.already-exists'],
  [
    'a partial file is there',
    newBoxWith({ files: { [`${pushPath}.partial`]: 'x' } }),
    'transfer.already-exists',
  ],
])('only pulls where %s', async (_what, box, code) => {
  const to = box();
  const before = to.files.paths();
  const { pulled, relayed, pushError } = await relay(oldBox(), to);
  expect(pulled.sha256).toBe(sha256);
  expect(relayed).toBeUndefined();
  expect(pushError).toMatchObject({ code });
  expect(to.files.paths()).toEqual(before);
});

test('survives a cut of the pull side, and goes on relaying', async () => {
  const from = oldBox();
  from.faults.dropAfterReadBytes = 160 * KiB;
  const to = newBox();
  const { pulled, relayed } = await relay(from, to);
  expect(pulled).toMatchObject({ sha256, resumedFromBytes: 160 * KiB });
  expect(relayed?.hash.sha256).toBe(sha256);
});

test('leaves the push to later where the pull began in an earlier process', async () => {
  fs.writeFileSync(`${localPath}.partial`, content.subarray(0, 100 * KiB));
  const to = newBox();
  const { pulled, pushError } = await relay(oldBox(), to);
  expect(pulled.resumedFromBytes).toBe(100 * KiB);
  expect(pushError).toMatchObject({ code: 'transfer.cut' });
  expect(await pushAfter(to)).toMatchObject({ sha256 });
});

test('leaves nothing on the other machine where it hashed something else', async () => {
  const to = newBox();
  to.faults.onWritten = (file, position) => {
    if (position === content.length) to.files.put(file, Buffer.alloc(content.length));
  };
  const { pulled, relayed, pushError } = await relay(oldBox(), to);
  expect(pulled.sha256).toBe(sha256);
  expect(relayed).toBeUndefined();
  expect(pushError).toMatchObject({ code: 'integrity.hash-mismatch' });
  expect(inbox(to)).toEqual([]);
});

test('stops where the source has another hash than what arrived', async () => {
  const from = oldBox();
  const read = from.read.bind(from);
  from.read = async function* (file, options) {
    for await (const chunk of read(file, options)) {
      const bytes = Buffer.from(chunk);
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      yield bytes;
    }
  };
  const to = newBox();
  await expect(relay(from, to)).rejects.toMatchObject({ code: 'integrity.hash-mismatch' });
  expect(inbox(to)).toEqual([]);
});

test('holds the limit before anything moves to either side', async () => {
  const to = newBox();
  await expect(relay(oldBox(), to, { limitBytes: 10 })).rejects.toMatchObject({ code: 'size.over-limit' });
  expect(inbox(to)).toEqual([]);
});

test('stops both sides when cancelled', async () => {
  const to = newBox();
  const cancel = new AbortController();
  const reason = new Error('cancelled');
  const onProgress = (done: number) => done > 100 * KiB && cancel.abort(reason);
  await expect(relay(oldBox(), to, { signal: cancel.signal, onProgress })).rejects.toBe(reason);
  expect(inbox(to)).toEqual(['eppbackup.bak.partial']);
  expect(fs.readdirSync(folder)).toEqual(['eppbackup.bak.partial']);
});

function newBoxWith(options: MemoryHostOptions): () => MemoryHost {
  return () => newBox(options);
}
