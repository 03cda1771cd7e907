import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectBackup } from './inspect-backup.ts';
import { createRandom, makeContent, type Fixtures } from './testing/fixtures.ts';

/** All of them where time does not matter; the same inputs in every run. */
const inputs = process.env['CI'] === 'true' || process.env['FUZZ'] === 'full' ? 10_000 : 1000;

const signal = new AbortController().signal;
let fixtures: Fixtures;
let seeds: { readonly name: string; readonly bytes: Buffer }[];

beforeAll(() => {
  fixtures = makeContent(fs.mkdtempSync(path.join(os.tmpdir(), 'handover-fuzz-')));
  fs.writeFileSync(fixtures.path('content/data.bin'), Buffer.from('seldom, often, always '.repeat(60)));
  fs.writeFileSync(fixtures.path('content/words.sql'), 'INSERT INTO computers VALUES (1);\n'.repeat(40));
  const { run } = fixtures;
  const made: readonly (readonly string[])[] = [
    ['tar', '--format=gnu', '-cf', 'a.tar', 'content'],
    ['tar', '--format=pax', '-cf', 'p.tar', 'content'],
    ['tar', '-czf', 'a.tgz', 'content'],
    ['tar', '--zstd', '-cf', 'a.tzst', 'content'],
    ['tar', '-cJf', 'a.txz', 'content'],
    ['tar', '-cjf', 'a.tbz', 'content'],
    ['zip', '-qr', 'a.zip', 'content'],
    ['zip', '-qr', '-P', 'x', 'c.zip', 'content'],
    ['7z', 'a', '-bd', 'a.7z', 'content'],
    ['openssl', 'enc', '-aes-256-cbc', '-pbkdf2', '-pass', 'pass:x', '-in', 'a.tgz', '-out', 'a.enc'],
    [
      'gpg',
      '--batch',
      '-q',
      '--symmetric',
      '--pinentry-mode',
      'loopback',
      '--passphrase',
      'x',
      '-o',
      'a.gpg',
      'a.tgz',
    ],
  ];
  for (const [command = '', ...args] of made) run(command, ...args);
  seeds = made.map((args) => {
    const name = args.find((arg) => /^\w\.(t\w+|zip|7z|enc|gpg)$/.test(arg)) ?? '';
    const out = args.includes('-o')
      ? (args[args.indexOf('-o') + 1] ?? '')
      : args.includes('-out')
        ? (args.at(-1) ?? '')
        : name;
    return { name: out, bytes: fs.readFileSync(fixtures.path(out)) };
  });
});
afterAll(() => fs.rmSync(fixtures.folder, { recursive: true, force: true }));

test(`${String(inputs)} changed files: none crashes, hangs, or takes the memory`, async () => {
  const random = createRandom(20_261_125);
  const sevenZip = seeds.find((seed) => seed.name.endsWith('7z'))!;
  const quick = seeds.filter((seed) => seed !== sevenZip);
  const before = process.memoryUsage().rss;
  let most = before;
  let slowestMs = 0;
  for (let turn = 0; turn < inputs; turn++) {
    // A 7z is tested in a thread of its own, which takes its time to begin.
    const seed = turn % 100 === 99 ? sevenZip : quick[turn % quick.length]!;
    const file = fixtures.path(`fuzz-${seed.name}`);
    fs.writeFileSync(file, mutate(seed.bytes, random, seeds));
    const startMs = performance.now();
    const seen = await inspectBackup(file, { signal });
    slowestMs = Math.max(slowestMs, performance.now() - startMs);
    expect(seen.restorable.reasons.length).toBeGreaterThan(0);
    if (turn % 50 === 0) most = Math.max(most, process.memoryUsage().rss);
  }
  // A machine that does other work is slower; a hang is longer.
  expect(slowestMs).toBeLessThan(2000);
  expect((most - before) / 1024 ** 2).toBeLessThan(200);
}, 300_000);

test('layers of bombs end by the bounds, and are named', async () => {
  let bomb = gzipSync(Buffer.alloc(64 * 1024 ** 2));
  for (let layer = 0; layer < 3; layer++)
    bomb = gzipSync(Buffer.concat(Array.from({ length: 16 }, () => bomb)));
  const seen = await inspectBytes('bomb.gz', bomb, { bombFloorBytes: 8 * 1024 ** 2 });
  expect(codes(seen)).toContain('content.bomb');
  expect(seen.verdict.kind).not.toBe('looks-fine');
});

test('a zip bomb that tells its size is named without unpacking it', async () => {
  const zeros = deflateRawSync(Buffer.alloc(1024 ** 2));
  const zip = zipOf(
    Array.from({ length: 16 }, (_, at) => ({
      name: `${String(at)}.bin`,
      packed: zeros,
      sizeBytes: 2 ** 32 - 2,
    })),
  );
  const startMs = performance.now();
  const seen = await inspectBytes('bomb.zip', zip);
  expect(codes(seen)).toContain('content.bomb');
  expect(performance.now() - startMs).toBeLessThan(2000);
});

test.each(['zip', 'tar.gz'])(
  'a %s of a million entries ends by its count',
  async (kind) => {
    const bytes =
      kind === 'zip' ? manyEntriesZip(1_000_000) : gzipSync(manyEntriesTar(1_000_000), { level: 1 });
    const before = process.memoryUsage().rss;
    const seen = await inspectBytes(`many.${kind}`, bytes);
    expect(codes(seen)).toContain('content.too-many-entries');
    expect(seen.verdict.kind).not.toBe('looks-fine');
    expect(seen.entries?.listed.length ?? 0).toBeLessThanOrEqual(2000);
    expect((process.memoryUsage().rss - before) / 1024 ** 2).toBeLessThan(400);
  },
  120_000,
);

test('what an archive would do to whoever unpacks it is named', async () => {
  fs.mkdirSync(fixtures.path('evil'));
  fs.symlinkSync('../../../etc/shadow', fixtures.path('evil/link'));
  fs.symlinkSync('data', fixtures.path('evil/harmless'));
  fs.writeFileSync(fixtures.path('evil/data'), 'x');
  fixtures.run('mknod', 'evil/disk', 'b', '8', '0');
  fixtures.run(
    'tar',
    '-P',
    '-cf',
    'evil.tar',
    '--transform',
    's,^evil/data,../../up,',
    'evil/data',
    'evil/link',
    'evil/harmless',
    'evil/disk',
  );
  fixtures.run('tar', '-P', '-rf', 'evil.tar', fixtures.path('evil/data'));
  const seen = await inspectBackup(fixtures.path('evil.tar'), { signal });
  for (const code of [
    'entry.parent-path',
    'entry.link-outside',
    'entry.device',
    'entry.absolute-path',
  ] as const)
    expect(seen.verdict.reasons.find((given) => given.code === code)?.params['count'], code).toBe(1);
  expect(seen.verdict.kind).toBe('cannot-tell');
});

function mutate(bytes: Buffer, random: (below: number) => number, others: typeof seeds): Buffer {
  const changed = Buffer.from(bytes);
  switch (random(6)) {
    case 0:
      return changed.subarray(0, random(changed.length));
    case 1:
      return Buffer.concat([changed, others[random(others.length)]!.bytes]);
    case 2: {
      const at = random(changed.length);
      return Buffer.concat([
        changed.subarray(0, at),
        changed.subarray(Math.min(changed.length, at + 1 + random(64))),
      ]);
    }
    case 3:
      return Buffer.concat([changed.subarray(0, random(64)), others[random(others.length)]!.bytes]);
    default:
      for (let count = 1 + random(8); count > 0; count--)
        changed[random(random(2) === 0 ? changed.length : Math.min(64, changed.length))] = random(256);
      return changed;
  }
}

function zipOf(entries: readonly { name: string; packed: Buffer; sizeBytes: number }[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, packed, sizeBytes } of entries) {
    const local = Buffer.alloc(30 + name.length);
    local.write('PK\x03\x04', 'latin1');
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(sizeBytes, 22);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const central = Buffer.alloc(46 + name.length);
    central.write('PK\x01\x02', 'latin1');
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(sizeBytes, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    central.write(name, 46);
    locals.push(local, packed);
    directory.push(central);
    at += local.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length % 65_536, 8);
  end.writeUInt16LE(entries.length % 65_536, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, list, wideEnd(entries.length, list.length, at), end]);
}

/** Record and locator of zip64, which count further. */
function wideEnd(count: number, listBytes: number, at: number): Buffer {
  const record = Buffer.alloc(56);
  record.write('PK\x06\x06', 'latin1');
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(listBytes), 40);
  record.writeBigUInt64LE(BigInt(at), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(at + listBytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}

function manyEntriesZip(count: number): Buffer {
  return zipOf(
    Array.from({ length: count }, (_, at) => ({ name: String(at), packed: Buffer.alloc(0), sizeBytes: 0 })),
  );
}

/** Headers only, each with its check sum. */
function manyEntriesTar(count: number): Buffer {
  const tar = Buffer.alloc(count * 512 + 1024);
  const header = Buffer.alloc(512);
  header.write('00000000000\0', 124, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header[156] = 0x30;
  for (let at = 0; at < count; at++) {
    header.write(String(at).padStart(8, '0'), 0, 'latin1');
    header.fill(0x20, 148, 156);
    let sum = 0;
    for (const byte of header) sum += byte;
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    header.copy(tar, at * 512);
  }
  return tar;
}

async function inspectBytes(name: string, bytes: Buffer, bounds = {}) {
  fs.writeFileSync(fixtures.path(name), bytes);
  return inspectBackup(fixtures.path(name), { signal, bounds });
}

function codes(seen: Awaited<ReturnType<typeof inspectBackup>>): string[] {
  return seen.verdict.reasons.map((given) => given.code);
}
