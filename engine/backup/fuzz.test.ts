import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { Secret } from '../secret.ts';
import { tries } from '../testing/limits.ts';
import { inspectBackup } from './inspect-backup.ts';
import { hostileFiles } from './testing/hostile.ts';
import { createRandom, contentForAll } from './testing/fixtures.ts';

/** The same inputs in every run, all of them where time does not matter. */
const inputs = tries({ usual: 300, long: 10_000 });
const keyedInputs = tries({ usual: 15, long: 250 });

const signal = new AbortController().signal;
const fixtures = contentForAll();
let identity: string;
/** Encrypted seeds whose key is tried at once; openssl's schemes take seconds by their nature. */
const keyed = /^(c\.zip|aes\.zip|a\.gpg|a\.asc|a\.age)$/;
let seldom: { readonly name: string; readonly bytes: Buffer }[];
let seeds: { readonly name: string; readonly bytes: Buffer }[];

beforeAll(() => {
  fs.writeFileSync(fixtures.path('content/data.bin'), Buffer.from('seldom, often, always '.repeat(60)));
  fs.writeFileSync(fixtures.path('content/words.sql'), 'INSERT INTO computers VALUES (1);\n'.repeat(40));
  const { run } = fixtures;
  identity = execFileSync('age-keygen', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const recipient = /public key: (\S+)/.exec(identity)?.[1] ?? '';
  const gpg = ['--batch', '-q', '--symmetric', '--pinentry-mode', 'loopback', '--passphrase', 'x'];
  const made: readonly (readonly string[])[] = [
    ['tar', '--format=gnu', '-cf', 'a.tar', 'content'],
    ['tar', '--format=pax', '-cf', 'p.tar', 'content'],
    ['tar', '-czf', 'a.tgz', 'content'],
    ['tar', '--zstd', '-cf', 'a.tzst', 'content'],
    ['tar', '-cJf', 'a.txz', 'content'],
    ['tar', '-cjf', 'a.tbz', 'content'],
    ['zip', '-qr', 'a.zip', 'content'],
    ['zip', '-qr', '-P', 'x', 'c.zip', 'content'],
    ['7z', 'a', '-bd', '-tzip', '-mem=AES256', '-px', 'aes.zip', 'content'],
    ['zip', '-q0', 'n.zip', 'a.tgz'],
    ['7z', 'a', '-bd', 'a.7z', 'content'],
    ['age', '-r', recipient, '-o', 'a.age', 'a.tgz'],
    ['gpg', '-a', ...gpg, '-o', 'a.asc', 'a.tgz'],
    ['gpg', ...gpg, '-o', 'a.gpg', 'a.tgz'],
    ['openssl', 'enc', '-aes-256-cbc', '-pbkdf2', '-pass', 'pass:x', '-in', 'a.tgz', '-out', 'a.enc'],
  ];
  for (const [command = '', ...args] of made) run(command, ...args);
  seeds = made.map((args) => {
    const name = args.find((arg) => /^\w+\.(t\w+|zip|7z|enc)$/.test(arg)) ?? '';
    const out = args.includes('-o')
      ? (args[args.indexOf('-o') + 1] ?? '')
      : args.includes('-out')
        ? (args.at(-1) ?? '')
        : name;
    return { name: out, bytes: fs.readFileSync(fixtures.path(out)) };
  });
  seldom = [
    // A 7z is tested in a thread of its own, which takes its time to begin; the others are large.
    ...seeds.filter(({ name }) => name.endsWith('7z')),
    ...Object.entries(hostileFiles).map(([name, make]) => ({ name, bytes: make() })),
  ];
});

test(`${String(inputs)} changed files: none crashes, hangs, or takes the memory`, async () => {
  const random = createRandom(20_261_125);
  const quick = seeds.filter((seed) => !seldom.includes(seed));
  const before = process.memoryUsage().rss;
  let most = before;
  for (let turn = 0; turn < inputs; turn++) {
    const seed =
      turn % 50 === 49 ? seldom[Math.floor(turn / 50) % seldom.length]! : quick[turn % quick.length]!;
    const file = fixtures.path(`fuzz-${seed.name}`);
    fs.writeFileSync(file, mutate(seed.bytes, random, seeds));
    const seen = await inspectBackup(file, { signal });
    expect(seen.restorable.reasons.length).toBeGreaterThan(0);
    // No reader broke down, and none had to be ended.
    expect(seen.restorable.reasons.map(({ code }) => code)).not.toContain('content.look-ended');
    if (turn % 50 === 0) most = Math.max(most, process.memoryUsage().rss);
  }
  expect((most - before) / 1024 ** 2).toBeLessThan(200);
});

test('changed files with a key: none crashes or hangs, and of each is said what became of the key', async () => {
  const random = createRandom(20_261_126);
  const encrypted = seeds.filter(({ name }) => keyed.test(name));
  expect(encrypted.length).toBe(5);
  for (let turn = 0; turn < keyedInputs; turn++) {
    const seed = encrypted[turn % encrypted.length]!;
    const file = fixtures.path(`keyed-${seed.name}`);
    fs.writeFileSync(file, mutate(seed.bytes, random, seeds));
    const key = new Secret(seed.name.endsWith('age') ? identity : 'x');
    const seen = await inspectBackup(file, { signal, key });
    expect(seen.restorable.reasons.map(({ code }) => code)).not.toContain('content.look-ended');
    expect(seen.restorable.reasons.some(({ code }) => code.startsWith('key.'))).toBe(true);
  }
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
