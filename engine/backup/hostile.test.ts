import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { backupGate } from '../../shared/rules/preflight/backup-gate.ts';
import type { Inspection } from '../../shared/run/inspection.ts';
import { inspectBackup } from './inspect-backup.ts';
import { threadLimits } from './thread/look-in-thread.ts';
import { hostileFiles } from './testing/hostile.ts';
import { tarOfMany } from './testing/zip-of.ts';
import { folderForAll } from '../testing/temporary-folder.ts';
import { codes } from './testing/fixtures.ts';

const mebibyte = 1024 ** 2;
const signal = new AbortController().signal;
const folder = folderForAll();

beforeAll(() => {
  for (const [name, make] of Object.entries(hostileFiles)) fs.writeFileSync(path.join(folder, name), make());
});

test.each(Object.keys(hostileFiles))('%s takes neither the memory nor the event loop', async (name) => {
  const { seen, longestShare, grownBytes } = await watched(path.join(folder, name));
  expect(codes(seen)).toContain('content.container');
  // Whoever runs in this process goes on: at no time does most of the look stand between two keepalives.
  expect(longestShare).toBeLessThan(0.5);
  expect(grownBytes / mebibyte).toBeLessThan(300);
  // What is told of a file is small, whatever the file says.
  expect(JSON.stringify(seen).length).toBeLessThan(4 * mebibyte);
});

test.each([
  ['memory', { bounds: { mostEntries: 1e9, listedEntries: 1e9 } }, { ...threadLimits, heapMiB: 16 }],
  ['time', {}, { ...threadLimits, workMs: 1, bytesPerWorkMs: Infinity }],
  // A reader with a bug: it throws what nobody expects.
  ['crash', { bounds: { mostParts: 1n as unknown as number } }, threadLimits],
] as const)(
  'a look that ends by %s is told, passes nothing, and leaves this process as it was',
  async (why, options, limits) => {
    const file = path.join(folder, 'many.tar.gz');
    const bytes = gzipSync(Buffer.concat([...tarOfMany(190_000)]), { level: 1 });
    fs.writeFileSync(file, bytes);
    const seen = await inspectBackup(file, { signal, ...options }, limits);
    expect(seen.verdict.reasons).toContainEqual({ code: 'content.look-ended', params: { why } });
    expect(seen.verdict.kind).toBe('cannot-tell');
    expect(backupGate(seen).container).toBe('could-not-test');
    // What can be told all the same is told.
    expect(seen.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(seen.contentType).toBe('gzip');
    const again = await inspectBackup(file, { signal });
    expect(codes(again)).toContain('whole.end-seen');
  },
);

test('a cancel ends a look at once, and the thread of it too', async () => {
  const reason = new Error('enough');
  const controller = new AbortController();
  const looking = inspectBackup(path.join(folder, 'pax.tgz'), { signal: controller.signal });
  controller.abort(reason);
  await expect(looking).rejects.toBe(reason);
});

test('what makes a pattern try for ever is read once', async () => {
  const page = path.join(folder, 'page.html');
  fs.writeFileSync(page, `${'<!---->'.repeat(500)}<p>no page begins here`);
  expect(codes(await inspectBackup(page, { signal }))).toEqual(['content.document']);
  fs.writeFileSync(page, `${'<!---->\n'.repeat(50)}<html><title>Log in</title>`);
  expect(codes(await inspectBackup(page, { signal }))).toEqual(['content.web-page']);
});

/** A look, how much of it the longest turn of the event loop took, and how much the memory of the process grew. */
async function watched(
  file: string,
): Promise<{ seen: Inspection; longestShare: number; grownBytes: number }> {
  const before = process.memoryUsage.rss();
  const fromMs = performance.now();
  let most = before;
  let longestMs = 0;
  let isOver = false;
  const looking = inspectBackup(file, { signal }).finally(() => (isOver = true));
  // Set by the look above, which the checker does not follow.
  for (let lastMs = fromMs; !(isOver as boolean);) {
    await new Promise((resolve) => setImmediate(resolve));
    most = Math.max(most, process.memoryUsage.rss());
    longestMs = Math.max(longestMs, performance.now() - lastMs);
    lastMs = performance.now();
  }
  return {
    seen: await looking,
    longestShare: longestMs / (performance.now() - fromMs),
    grownBytes: most - before,
  };
}
