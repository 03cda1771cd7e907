import fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, deflateRawSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { processorMs } from '../testing/processor-time.ts';
import { inspectFile } from './inspect-file.ts';
import { codes, contentForAll } from './testing/fixtures.ts';
import { tarOfMany, zipOf } from './testing/zip-of.ts';

const mebibyte = 1024 ** 2;
const signal = new AbortController().signal;
const fixtures = contentForAll();

test('layers of bombs end by the bounds, and are named', async () => {
  let bomb = gzipSync(Buffer.alloc(64 * mebibyte));
  for (let layer = 0; layer < 3; layer++)
    bomb = gzipSync(Buffer.concat(Array.from({ length: 16 }, () => bomb)));
  const seen = await inspectBytes('bomb.gz', bomb, { bombFloorBytes: 8 * mebibyte });
  expect(codes(seen)).toContain('content.bomb');
  expect(seen.verdict.kind).not.toBe('looks-fine');
});

test('a zip bomb that tells its size is named without unpacking it', async () => {
  const packed = deflateRawSync(Buffer.alloc(mebibyte));
  const zip = zipOf(16, (at) => ({ name: `${String(at)}.bin`, packed, sizeBytes: 2 ** 32 - 2 }));
  const bytes = Buffer.concat([...zip]);
  const { result: seen, ms } = await processorMs(() => inspectBytes('bomb.zip', bytes));
  expect(codes(seen)).toContain('content.bomb');
  expect(ms).toBeLessThan(2000);
});

test.each(['zip', 'tar.gz'])(
  'a %s of a million entries ends by its count, in little memory',
  async (kind) => {
    const file = fixtures.path(`many.${kind}`);
    const empty = Buffer.alloc(0);
    const write = fs.createWriteStream(file);
    if (kind === 'zip')
      await pipeline(
        Readable.from(zipOf(1_000_000, (at) => ({ name: String(at), packed: empty, sizeBytes: 0 }))),
        write,
      );
    else await pipeline(Readable.from(tarOfMany(1_000_000)), createGzip({ level: 1 }), write);
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
    const seen = await inspectFile(file, { signal });
    clearInterval(watch);
    most = Math.max(most, process.memoryUsage().rss);
    expect(codes(seen)).toContain('content.too-many-entries');
    expect(seen.verdict.kind).not.toBe('looks-fine');
    expect(seen.entries?.listed.length ?? 0).toBeLessThanOrEqual(2000);
    expect((most - before) / mebibyte).toBeLessThan(200);
  },
);

test('what an archive would do to whoever unpacks it is named', async () => {
  fs.mkdirSync(fixtures.path('evil'));
  fs.symlinkSync('../../../etc/shadow', fixtures.path('evil/link'));
  fs.symlinkSync('data', fixtures.path('evil/harmless'));
  fs.writeFileSync(fixtures.path('evil/data'), 'x');
  fixtures.run('mknod', 'evil/disk', 'b', '8', '0');
  const members = ['evil/data', 'evil/link', 'evil/harmless', 'evil/disk'];
  fixtures.run('tar', '-P', '-cf', 'evil.tar', '--transform', 's,^evil/data,../../up,', ...members);
  fixtures.run('tar', '-P', '-rf', 'evil.tar', fixtures.path('evil/data'));
  const seen = await inspectFile(fixtures.path('evil.tar'), { signal });
  for (const code of [
    'entry.parent-path',
    'entry.link-outside',
    'entry.device',
    'entry.absolute-path',
  ] as const)
    expect(seen.verdict.reasons.find((given) => given.code === code)?.params['count'], code).toBe(1);
  expect(seen.verdict.kind).toBe('cannot-tell');
});

async function inspectBytes(name: string, bytes: Buffer, bounds = {}) {
  fs.writeFileSync(fixtures.path(name), bytes);
  return inspectFile(fixtures.path(name), { signal, bounds });
}
