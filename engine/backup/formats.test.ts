import fs from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ContentType, Inspection, InspectionReasonCode } from '../../shared/run/inspection.ts';
import { Secret } from '../secret.ts';
import { tries } from '../testing/limits.ts';
import { inspectFile } from './inspect-file.ts';
import { createRandom, codes, contentForAll } from './testing/fixtures.ts';

/** Archives of the real tools: how each is made, and what it is. */
const archives: readonly {
  readonly name: string;
  readonly type: ContentType;
  readonly inner?: ContentType;
  readonly make: readonly string[];
  /** First and last byte that a check sum covers, from the front and from the back. */
  readonly covered?: readonly [number, number];
}[] = [
  { name: 'gnu.tar', type: 'tar', make: ['tar', '--format=gnu', '-cf', 'gnu.tar', 'content'] },
  { name: 'pax.tar', type: 'tar', make: ['tar', '--format=pax', '-cf', 'pax.tar', 'content'] },
  { name: 'ustar.tar', type: 'tar', make: ['tar', '--format=ustar', '-cf', 'ustar.tar', 'content'] },
  {
    name: 'b.tar.gz',
    type: 'gzip',
    inner: 'tar',
    make: ['tar', '-czf', 'b.tar.gz', 'content'],
    covered: [10, 0],
  },
  {
    name: 'b.tar.zst',
    type: 'zstd',
    inner: 'tar',
    make: ['tar', '--zstd', '-cf', 'b.tar.zst', 'content'],
    covered: [6, 0],
  },
  {
    name: 'b.tar.xz',
    type: 'xz',
    inner: 'tar',
    make: ['tar', '-cJf', 'b.tar.xz', 'content'],
    covered: [0, 0],
  },
  {
    name: 'sha.xz',
    type: 'xz',
    inner: 'sql-dump',
    make: ['sh', '-c', 'xz -C crc32 -c content/words.sql > sha.xz'],
    covered: [0, 0],
  },
  {
    name: 'b.tar.bz2',
    type: 'bzip2',
    inner: 'tar',
    make: ['tar', '-cjf', 'b.tar.bz2', 'content'],
    covered: [4, 1],
  },
  { name: 'b.zip', type: 'zip', make: ['zip', '-qr', 'b.zip', 'content'] },
  { name: 'stream.zip', type: 'zip', make: ['sh', '-c', 'cat content/words.sql | zip -q - - > stream.zip'] },
  { name: 'nested.zip', type: 'zip', make: ['zip', '-q0', 'nested.zip', 'b.tar.gz'] },
  { name: 'b.7z', type: '7z', make: ['7z', 'a', '-bd', 'b.7z', 'content'], covered: [0, 0] },
];

const passphrase = 'Correct-Horse 7';
const wrong = 'Correct-Horse 8';

/** Encrypted files of the real tools. */
const encrypted: readonly {
  readonly name: string;
  readonly type: ContentType;
  readonly make: readonly string[];
  readonly key?: string;
  readonly wrong: InspectionReasonCode;
  readonly from?: string;
}[] = [
  ...[
    ['-aes-256-cbc', '-pbkdf2'],
    ['-aes-256-cbc', '-md', 'sha256'],
    ['-aes-256-cbc', '-md', 'md5'],
    ['-aes-256-cbc', '-pbkdf2', '-iter', '100000'],
    ['-aes-256-cbc', '-pbkdf2', '-iter', '1000', '-md', 'sha512'],
    ['-aes-256-ctr', '-pbkdf2'],
    ['-aes-128-cbc', '-pbkdf2', '-iter', '600000'],
  ].map((options) => ({
    name: `${options.join('')}.enc`,
    type: 'openssl-salted' as const,
    make: [
      'openssl',
      'enc',
      ...options,
      '-pass',
      `pass:${passphrase}`,
      '-in',
      'b.tar.gz',
      '-out',
      `${options.join('')}.enc`,
    ],
    wrong: 'key.wrong-or-unknown-scheme' as const,
  })),
  {
    name: 's.gpg',
    type: 'openpgp',
    make: [
      'gpg',
      '--batch',
      '-q',
      '--symmetric',
      '--pinentry-mode',
      'loopback',
      '--passphrase',
      passphrase,
      '-o',
      's.gpg',
      'b.tar.gz',
    ],
    wrong: 'key.wrong',
  },
  {
    name: 's.asc',
    type: 'openpgp-armor',
    make: [
      'gpg',
      '--batch',
      '-q',
      '--symmetric',
      '-a',
      '--pinentry-mode',
      'loopback',
      '--passphrase',
      passphrase,
      '-o',
      's.asc',
      'b.tar.gz',
    ],
    wrong: 'key.wrong',
  },
  {
    name: 'crypto.zip',
    type: 'zip',
    make: ['zip', '-qr', '-P', passphrase, 'crypto.zip', 'content'],
    wrong: 'key.wrong',
  },
  {
    name: 'aes.zip',
    type: 'zip',
    make: ['7z', 'a', '-bd', '-tzip', '-mem=AES256', `-p${passphrase}`, 'aes.zip', 'content'],
    wrong: 'key.wrong',
  },
  {
    name: 'aes.7z',
    type: '7z',
    make: ['7z', 'a', '-bd', `-p${passphrase}`, 'aes.7z', 'content'],
    wrong: 'key.wrong',
  },
  {
    name: 'head.7z',
    type: '7z',
    make: ['7z', 'a', '-bd', '-mhe=on', `-p${passphrase}`, 'head.7z', 'content'],
    wrong: 'key.wrong',
  },
];

const fixtures = contentForAll();
/** At how many points each file is cut or changed. */
const points = tries({ usual: 5, long: 20 });
const signal = new AbortController().signal;

beforeAll(() => {
  for (const { make } of [...archives, ...encrypted]) {
    const [command = '', ...args] = make;
    fixtures.run(command, ...args);
  }
});

describe('archives of the real tools', () => {
  test.each(archives)('$name is known and whole, and told what is in it', async ({ name, type, inner }) => {
    const seen = await inspect(name);
    expect(seen.contentType).toBe(type);
    expect(seen.innerContentType).toBe(inner);
    expect(codes(seen)).toContain('whole.end-seen');
    expect(seen.verdict.kind).toBe('looks-fine');
    if (seen.entries)
      expect(seen.entries.listed.map((entry) => entry.path.split('/').at(-1))).toContain(
        name === 'stream.zip' ? '-' : 'words.sql',
      );
  });

  test('the version and the date come from the manifest inside, however deep', async () => {
    for (const name of ['gnu.tar', 'b.tar.xz', 'nested.zip']) {
      const seen = await inspect(name);
      expect(seen.madeOn).toEqual({ version: '5.9.4.2', from: 'manifest' });
      expect(seen.madeAt).toEqual({ at: '2026-11-20T21:00:00.000Z', from: 'manifest' });
    }
  });

  test.each(archives)('$name, cut at random points, is never whole', async ({ name, type }) => {
    const bytes = fs.readFileSync(fixtures.path(name));
    const random = createRandom(bytes.length);
    // The zeros behind the end mark of a tar are filling; without them nothing is missing.
    const end = type === 'tar' ? lastContent(bytes) + 512 : bytes.length;
    for (let turn = 0; turn < points; turn++) {
      const at = random(end - 1) + 1;
      const seen = await inspectBytes(`cut-${name}`, bytes.subarray(0, at));
      const outer = seen.layers?.[0];
      expect([at, outer?.end], `${name} cut at ${String(at)}`).not.toEqual([at, 'whole']);
      expect([at, seen.verdict.kind]).not.toEqual([at, 'looks-fine']);
    }
  });

  test.each(archives.filter(({ covered }) => covered))(
    '$name with one flipped bit under a check sum is found',
    async ({ name, covered: [front, back] = [0, 0] }) => {
      const bytes = fs.readFileSync(fixtures.path(name));
      const random = createRandom(bytes.length);
      for (let turn = 0; turn < points; turn++) {
        const at = front + random(bytes.length - front - back);
        const flipped = Buffer.from(bytes);
        flipped[at]! ^= 1 << random(8);
        const seen = await inspectBytes(`flip-${name}`, flipped);
        const isFound = seen.verdict.kind !== 'looks-fine';
        expect(isFound, `${name}, byte ${String(at)} of ${String(bytes.length)}: ${codes(seen).join()}`).toBe(
          true,
        );
      }
    },
  );

  test('a flipped bit in a zip is found in every content, in a tar in every header', async () => {
    const zip = fs.readFileSync(fixtures.path('b.zip'));
    const tar = fs.readFileSync(fixtures.path('gnu.tar'));
    for (const [name, bytes, places] of [
      ['b.zip', zip, [5000, 100_000, 150_000]],
      ['gnu.tar', tar, [0, 100, 130, 156, 513, 636]],
    ] as const) {
      for (const at of places) {
        const flipped = Buffer.from(bytes);
        flipped[at]! ^= 0x04;
        // A tar whose first header is broken is no tar at all.
        const seen = await inspectBytes(`flip-${name}`, flipped);
        expect([at, seen.verdict.kind]).toEqual([at, name === 'gnu.tar' && at < 512 ? 'cannot-tell' : 'no']);
      }
    }
  });

  test('what follows the end is told, with its place', async () => {
    for (const { name, type } of archives) {
      const bytes = fs.readFileSync(fixtures.path(name));
      const seen = await inspectBytes(
        `more-${name}`,
        Buffer.concat([bytes, Buffer.from('<html>Bye</html>'.repeat(40))]),
      );
      expect(seen.layers?.[0]?.end, name).toBe('trailing');
      expect(codes(seen), name).toContain('whole.trailing-data');
      const place = seen.verdict.reasons.find((given) => given.code === 'whole.trailing-data')?.params[
        'atBytes'
      ];
      if (type !== 'tar') expect(place, name).toBe(bytes.length);
    }
  });
});

// A wrong key for openssl goes through the whole list of schemes, which takes seconds.
describe('encrypted files of the real tools', () => {
  test.each(encrypted)('$name is known, and opens with its key', async ({ name, type, key = passphrase }) => {
    const seen = await inspect(name, key);
    expect(seen.contentType).toBe(type);
    expect(codes(seen)).toContain('key.opens');
    expect(seen.verdict.kind).toBe('looks-fine');
    expect(seen.entries?.listed.some((entry) => entry.path.endsWith('words.sql'))).toBe(true);
    expect(JSON.stringify(seen)).not.toContain(key);
  });

  test.each(encrypted.filter(({ name }) => !/md|iter|ctr/.test(name)))(
    '$name refuses another key',
    async ({ name, wrong: code }) => {
      const seen = await inspect(name, wrong);
      expect(codes(seen)).toContain(code);
      expect(codes(seen)).not.toContain('key.opens');
      expect(seen.verdict.kind).not.toBe('looks-fine');
    },
  );

  test.each(encrypted)(
    '$name, cut at random points, is never whole, and with its key never fine',
    async ({ name }) => {
      const bytes = fs.readFileSync(fixtures.path(name));
      const random = createRandom(bytes.length);
      const isSlow = /7z$|iter|md5/.test(name);
      for (let turn = 0; turn < points; turn++) {
        const at = random(bytes.length - 40) + 20;
        const seen = await inspectBytes(
          `cut-${name}`,
          bytes.subarray(0, at),
          isSlow && turn > 0 ? undefined : passphrase,
        );
        expect(seen.layers?.[0]?.end, `${name} cut at ${String(at)}`).not.toBe('whole');
        if (!isSlow)
          expect(seen.verdict.kind, `${name} cut at ${String(at)}: ${codes(seen).join()}`).not.toBe(
            'looks-fine',
          );
      }
    },
  );

  test.each(encrypted.filter(({ name }) => /gpg|asc|zip$|7z$/.test(name)))(
    '$name with a flipped bit is damaged, or its key is refused',
    async ({ name }) => {
      const bytes = fs.readFileSync(fixtures.path(name));
      for (const share of [0.3, 0.7]) {
        const near = Math.floor(bytes.length * share);
        // The end of a line of armor carries nothing.
        const at = name.endsWith('.asc') && bytes[near] === 0x0a ? near + 1 : near;
        const flipped = Buffer.from(bytes);
        flipped[at]! ^= 1;
        const seen = await inspectBytes(`flip-${name}`, flipped, passphrase);
        expect(codes(seen), `${name} at ${String(at)}`).not.toContain('key.opens');
        expect(seen.verdict.kind).not.toBe('looks-fine');
      }
    },
  );

  // Made by gpg. With this key what comes out is noise that begins like a packet, and the check at the end alone finds it.
  const unlucky = Buffer.from(
    'jA0ECQMCRO2lvBhv6aD/0rkBn4Hor5JgO05OiJeGlKBOWim2EKIpXObbLkFR3NKNsP6WHczVIFt9aj447MjB1CaoFC/YS9OSd3Usu0FJpc7ZlamR7rcAAUmSBxgswOx1T0LpicknXE2HSJ5ROx70YAHccbfrw3zhqZsuIitm8EDfpYc3USx67sDksraLtGm1iCv7ZOoSlynwR86OWqerTTyPHrmQErAQ0osEXMSQDK9NB42DUPpQVZq2iX7Y8iYr8IPkZcnj7C1C2w==',
    'base64',
  );
  test('a wrong key that gives noise like a packet is wrong, and does not call the file damaged', async () => {
    expect(codes(await inspectBytes('unlucky.gpg', unlucky, 'wrong 102'))).toContain('key.wrong');
    expect(codes(await inspectBytes('unlucky.gpg', unlucky, 'right'))).toContain('key.opens');
  });

  test('a message to a public key opens with the private key as text', async () => {
    const asAda = ['--batch', '-q', '--pinentry-mode', 'loopback', '--passphrase', ''];
    fixtures.run('gpg', ...asAda, '--quick-gen-key', 'ada@example.org', 'rsa2048', 'encrypt,sign', 'never');
    fixtures.run(
      'gpg',
      ...asAda,
      '--trust-model',
      'always',
      '-r',
      'ada@example.org',
      '-o',
      'p.gpg',
      '-e',
      'b.tar.gz',
    );
    fixtures.run('gpg', ...asAda, '-a', '-o', 'ada.key', '--export-secret-keys', 'ada@example.org');
    const seen = await inspect('p.gpg', fs.readFileSync(fixtures.path('ada.key'), 'utf8'));
    expect([seen.contentType, seen.layers?.[0]?.end]).toEqual(['openpgp', 'whole']);
    expect(codes(seen)).toContain('key.opens');
    expect(codes(await inspect('p.gpg', wrong))).toContain('key.wrong');
  });

  test('where the file is damaged before the key would show, it is neither wrong nor right', async () => {
    for (const [name, share] of [
      ['s.asc', 0.5],
      ['crypto.zip', 0.9],
      ['head.7z', 0.9],
    ] as const) {
      const bytes = fs.readFileSync(fixtures.path(name));
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      const seen = codes(await inspectBytes(`cut-${name}`, cut, passphrase));
      expect(
        seen.filter((code) => code.startsWith('key.')),
        name,
      ).toEqual(['key.not-tried']);
    }
  });

  test('one damaged entry among several does not make the key wrong', async () => {
    const bytes = fs.readFileSync(fixtures.path('aes.zip'));
    // The salt of the last entry, behind its name.
    const local = bytes.lastIndexOf('PK\x03\x04', undefined, 'latin1');
    bytes[local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)]! ^= 1;
    expect(codes(await inspectBytes('salt.zip', bytes, passphrase))).toContain('key.damaged');
    expect(codes(await inspectBytes('salt.zip', bytes, wrong))).toContain('key.wrong');
  });

  test.each(['s.gpg', 'aes.zip', 'aes.7z', '-aes-256-cbc-pbkdf2.enc'])(
    '%s is not left open, whatever its key did',
    async (name) => {
      for (const key of [passphrase, ...(name.endsWith('enc') ? [] : [wrong])]) {
        await inspect(name, key);
        await expect.poll(() => openFiles(fixtures.folder)).toEqual([]);
      }
    },
  );

  test('what is not encrypted needs no key, and what nobody knows cannot be told', async () => {
    expect(codes(await inspect('b.tar.gz', 'x'))).toContain('key.not-needed');
    const unknown = await inspectBytes('a.eppb', fs.readFileSync(fixtures.path('content/data.bin')), 'x');
    expect(codes(unknown)).toContain('key.cannot-tell');
  });
});

/** Files below a folder that this process holds open; empty where the system does not tell. */
function openFiles(folder: string): string[] {
  if (!fs.existsSync('/proc/self/fd')) return [];
  return fs.readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      const file = fs.readlinkSync(`/proc/self/fd/${descriptor}`);
      return file.startsWith(folder) ? [file] : [];
    } catch {
      // Closed meanwhile, as the one that lists them.
      return [];
    }
  });
}

function lastContent(tar: Buffer): number {
  let at = tar.length;
  while (tar[at - 1] === 0) at -= 1;
  return Math.ceil(at / 512) * 512;
}

async function inspect(name: string, key?: string): Promise<Inspection> {
  return inspectFile(fixtures.path(name), { signal, ...(key !== undefined && { key: new Secret(key) }) });
}

async function inspectBytes(name: string, bytes: Buffer, key?: string): Promise<Inspection> {
  fs.writeFileSync(fixtures.path(name), bytes);
  return inspect(name, key);
}
