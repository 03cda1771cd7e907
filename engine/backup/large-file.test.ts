import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { processorMs } from '../testing/processor-time.ts';
import { inspectBackup } from './inspect-backup.ts';
import { folderForAll } from '../testing/temporary-folder.ts';

const mebibyte = 1024 ** 2;
const signal = new AbortController().signal;
const folder = folderForAll();

// Times against sha256sum are measured by bench/inspect.ts: a machine that does other work says nothing about them.
test('200 MB are read in flat memory', async () => {
  const file = path.join(folder, 'backup.eppb');
  const part = randomBytes(mebibyte);
  const hash = createHash('sha256');
  const descriptor = fs.openSync(file, 'w');
  for (let at = 0; at < 200; at++) {
    fs.writeSync(descriptor, part);
    hash.update(part);
  }
  fs.closeSync(descriptor);
  // The thread itself takes some when it starts.
  fs.writeFileSync(path.join(folder, 'small'), 'x');
  await inspectBackup(path.join(folder, 'small'), { signal });
  const before = process.memoryUsage().rss;
  let most = before;
  const seen = await inspectBackup(file, {
    signal,
    onProgress: () => (most = Math.max(most, process.memoryUsage().rss)),
  });
  expect(seen.sha256).toBe(hash.digest('hex'));
  expect((most - before) / mebibyte).toBeLessThan(60);
});

test('50 GB of holes are told by their ends at once', async () => {
  const file = path.join(folder, 'huge.eppb');
  fs.writeFileSync(file, 'Salted__12345678');
  fs.truncateSync(file, 50 * 1024 ** 3);
  const { result: seen, ms } = await processorMs(() => inspectBackup(file, { signal }));
  expect(ms).toBeLessThan(2000);
  expect(seen.sha256).toBeUndefined();
  expect(seen.contentType).toBe('openssl-salted');
  const codes = seen.verdict.reasons.map((given) => given.code);
  expect(codes).toEqual(expect.arrayContaining(['whole.not-read', 'whole.zero-tail', 'whole.sparse']));
  expect(seen.restorable.kind).toBe('no');
});

test('a part that never arrived is a run of zeros, and is told with its place', async () => {
  const file = path.join(folder, 'hole.eppb');
  const bytes = randomBytes(3 * mebibyte + 123);
  bytes.fill(0, mebibyte, mebibyte + mebibyte / 2);
  fs.writeFileSync(file, bytes);
  const seen = await inspectBackup(file, { signal });
  expect(seen.verdict.reasons.find((given) => given.code === 'whole.zero-run')?.params).toEqual({
    atBytes: mebibyte,
    zeroBytes: mebibyte / 2,
  });
});
