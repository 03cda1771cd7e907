import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { Encrypter } from 'age-encryption';
import type { Inspection } from '../../shared/run/inspection.ts';
import { Secret } from '../secret.ts';
import { inspectFile } from './inspect-file.ts';
import { createRandom, codes, contentForAll } from './testing/fixtures.ts';

const fixtures = contentForAll();
let identity: string;
let other: string;

beforeAll(async () => {
  fixtures.run('tar', '-czf', 'b.tar.gz', 'content');
  const makeIdentity = () =>
    execFileSync('age-keygen', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  identity = makeIdentity();
  other = makeIdentity();
  const recipient = /public key: (\S+)/.exec(identity)?.[1] ?? '';
  fixtures.run('age', '-r', recipient, '-o', 'b.age', 'b.tar.gz');
  fixtures.run('age', '-a', '-r', recipient, '-o', 'b.age.asc', 'b.tar.gz');
  // The command wants a terminal for a passphrase; the library writes the same form.
  const encrypter = new Encrypter();
  encrypter.setPassphrase('Correct-Horse 7');
  encrypter.setScryptWorkFactor(10);
  fs.writeFileSync(
    fixtures.path('p.age'),
    await encrypter.encrypt(fs.readFileSync(fixtures.path('b.tar.gz'))),
  );
});

test.each([
  ['b.age', 'age'],
  ['b.age.asc', 'age-armor'],
] as const)('%s opens with its identity, and with no other', async (name, type) => {
  const right = await inspect(name, identity);
  expect([right.contentType, right.verdict.kind]).toEqual([type, 'looks-fine']);
  expect(codes(right)).toContain('key.opens');
  expect(right.entries?.listed.some((entry) => entry.path.endsWith('words.sql'))).toBe(true);
  expect(codes(await inspect(name, other))).toContain('key.wrong');
  expect(codes(await inspect(name, 'no identity'))).toContain('key.wrong');
});

test('cut in its header, the key could not be tried', async () => {
  fs.writeFileSync(fixtures.path('head.age'), fs.readFileSync(fixtures.path('b.age')).subarray(0, 120));
  expect(codes(await inspect('head.age', identity))).toContain('key.not-tried');
});

test('with another identity the file is not left open', async () => {
  await inspect('b.age', other);
  const openFiles = () =>
    fs.readdirSync('/proc/self/fd').filter((descriptor) => {
      try {
        return fs.readlinkSync(`/proc/self/fd/${descriptor}`).startsWith(fixtures.folder);
      } catch {
        return false;
      }
    });
  if (fs.existsSync('/proc/self/fd')) await expect.poll(() => openFiles()).toEqual([]);
});

test('a passphrase opens it, and another one does not', async () => {
  expect(codes(await inspect('p.age', 'Correct-Horse 7'))).toContain('key.opens');
  expect(codes(await inspect('p.age', 'Correct-Horse 8'))).toContain('key.wrong');
});

test.each(['b.age', 'b.age.asc', 'p.age'])(
  '%s, cut or changed, is damaged to whoever has the key',
  async (name) => {
    const bytes = fs.readFileSync(fixtures.path(name));
    const key = name === 'p.age' ? 'Correct-Horse 7' : identity;
    const random = createRandom(bytes.length);
    for (let turn = 0; turn < 20; turn++) {
      const at = 400 + random(bytes.length - 440);
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 1;
      for (const changed of [bytes.subarray(0, at), flipped]) {
        fs.writeFileSync(fixtures.path(`changed-${name}`), changed);
        const seen = await inspect(`changed-${name}`, key);
        expect(codes(seen), `${name} at ${String(at)}`).not.toContain('key.opens');
        expect(seen.verdict.kind, `${name} at ${String(at)}`).not.toBe('looks-fine');
      }
    }
  },
);

async function inspect(name: string, key: string): Promise<Inspection> {
  return inspectFile(fixtures.path(name), { signal: new AbortController().signal, key: new Secret(key) });
}
