import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { extract } from 'tar-stream';
import createUnbzip2 from 'unbzip2-stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { ArchiveEntry } from '../../../shared/run/inspection.ts';
import { tries } from '../../testing/limits.ts';
import { createRandom, contentForAll } from '../testing/fixtures.ts';
import { zipOf } from '../testing/zip-of.ts';
import { createBzip2Reader } from './bzip2-reader.ts';
import type { Layer } from './contract.ts';
import { shortName } from './entry-list.ts';
import { createLayer } from './layer.ts';
import { bounds, Look } from './look.ts';
import { readZipDirectory } from './zip-directory.ts';

/**
 * Our forward-only readers beside libraries that others wrote: what both take for whole, both must tell alike. Changed
 * files are the same in every run. A reader that refuses more is no mistake: a backup is called whole or it is not.
 */
const changes = tries({ usual: 150, long: 5_000 });

/** What both sides tell of an entry. */
interface Told {
  readonly name: string;
  readonly kind: ArchiveEntry['kind'] | 'other';
  /** Of what has content; the sum is empty where it is encrypted. */
  readonly sizeBytes?: number;
  readonly crc32?: string;
  readonly linkTarget?: string;
}

const fixtures = contentForAll();
const random = createRandom(20_261_130);

beforeAll(() => {
  const { run } = fixtures;
  const inContent = (name: string) => fixtures.path(path.join('content', name));
  fs.writeFileSync(inContent('data.bin'), 'seldom, often, always '.repeat(60));
  fs.writeFileSync(inContent('words.sql'), 'INSERT INTO computers VALUES (1);\n'.repeat(40));
  fs.writeFileSync(inContent('empty'), '');
  fs.writeFileSync(inContent('a block'), Buffer.alloc(512, 7));
  fs.mkdirSync(inContent(path.join('folder', 'd'.repeat(90), 'e'.repeat(90))), { recursive: true });
  fs.writeFileSync(inContent(path.join('folder', 'd'.repeat(90), 'e'.repeat(90), 'deep.txt')), 'deep');
  fs.symlinkSync('words.sql', inContent('soft'));
  fs.linkSync(inContent('words.sql'), inContent('hard'));
  fs.writeFileSync(fixtures.path('Schlüssel 東京.txt'), 'a name in UTF-8');
  fs.writeFileSync(fixtures.path('zeros'), Buffer.alloc(300_000));
  run('mkfifo', 'content/pipe');
  run('sh', '-c', 'head -c 250000 /dev/urandom > noise');
});

function made(name: string, ...command: readonly [string, ...string[]]): Buffer {
  fixtures.run(...command);
  return fs.readFileSync(fixtures.path(name));
}

/** Changes a few bytes, most of them somewhere in `places`. */
function changed(bytes: Buffer, places: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  for (let count = 1 + random(3); count > 0; count--) {
    const at = random(4) === 0 ? random(copy.length) : places[random(places.length)]!;
    copy[at] = random(3) === 0 ? random(256) : (copy[at]! + 1 + random(3)) % 256;
  }
  return copy;
}

/** The entries that our reader lists; undefined where it does not call the archive whole. */
async function ours(bytes: Buffer, isZip: boolean): Promise<Told[] | undefined> {
  // What lies in the entries is not looked into: the libraries do not, either.
  const look = new Look(createLayer, new AbortController().signal, { ...bounds, depth: 1 });
  look.readBytes = bytes.length;
  const readAt = async (at: number, size: number) => bytes.subarray(at, at + size);
  const directory = isZip ? await readZipDirectory(readAt, bytes.length, 10_000) : undefined;
  const layer = createLayer(look, { depth: 0, within: [], ...(directory && { directory }) });
  const step = 1 + random(20_000);
  for (let at = 0; at < bytes.length; at += step) await layer.push(bytes.subarray(at, at + step));
  const { end, contentType } = await layer.end();
  if (end.kind !== 'whole' || contentType !== (isZip ? 'zip' : 'tar')) return undefined;
  return look.entries.listed.map(({ path: name, kind, sizeBytes, crc32: sum, isEncrypted, linkTarget }) => ({
    name,
    kind,
    ...(hasContent(kind) && { sizeBytes, crc32: isEncrypted === true ? '' : (sum ?? '00000000') }),
    ...(linkTarget !== undefined && { linkTarget }),
  }));
}

const hasContent = (kind: Told['kind']) => kind === 'file' || kind === 'other';
const hex = (sum: number) => sum.toString(16).padStart(8, '0');

/** Holds ours against the library's on changed archives; both must have been there often enough to mean something. */
async function expectAlike(
  change: () => Buffer,
  read: (bytes: Buffer) => Promise<unknown>,
  library: (bytes: Buffer) => Promise<unknown>,
): Promise<void> {
  let both = 0;
  for (let turn = 0; turn < changes; turn++) {
    const bytes = change();
    const [own, other] = [await read(bytes), await library(bytes)];
    if (own === undefined || other === undefined) continue;
    both += 1;
    expect(own, `change ${String(turn)}`).toEqual(other);
  }
  expect(both).toBeGreaterThan(changes / 20);
}

describe('tar, beside tar-stream', () => {
  const kinds: Readonly<Record<string, Told['kind']>> = {
    file: 'file',
    'contiguous-file': 'file',
    directory: 'folder',
    link: 'hardlink',
    symlink: 'symlink',
    'character-device': 'device',
    'block-device': 'device',
    fifo: 'device',
  };

  /** tar-stream waits for ever where a size is no number; all is in memory, so that many turns are enough. */
  const theirs = (bytes: Buffer) => Promise.race([read(bytes), turnsOver(5_000)]);

  async function turnsOver(turns: number): Promise<undefined> {
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  async function read(bytes: Buffer): Promise<Told[] | undefined> {
    const told: Told[] = [];
    let isOther = false;
    // Its types name neither this option nor what may be missing.
    const reading = extract({ allowUnknownFormat: true } as object);
    reading.end(bytes);
    try {
      for await (const entry of reading) {
        const header: Partial<Record<'name' | 'type' | 'linkname', string | null>> & { size: number } =
          entry.header;
        let sum = 0;
        for await (const part of entry as AsyncIterable<Buffer>) sum = crc32(part, sum);
        const kind = kinds[header.type ?? ''] ?? 'other';
        // POSIX (pax, "ustar Interchange Format"): of links, devices and folders no data is stored, whatever the size
        // says. tar-stream skips as much all the same: such an archive is none for it, or another one.
        isOther ||= !hasContent(kind) && header.size !== 0;
        told.push({
          name: shortName(header.name ?? ''),
          kind,
          ...(hasContent(kind) && { sizeBytes: header.size, crc32: hex(sum) }),
          ...((kind === 'symlink' || kind === 'hardlink') && {
            linkTarget: shortName(header.linkname ?? ''),
          }),
        });
      }
    } catch {
      return undefined;
    }
    return isOther ? undefined : told;
  }

  const formats = ['gnu', 'pax', 'ustar', 'v7'] as const;
  const archive = (format: (typeof formats)[number]) =>
    // ustar and v7 have no room for a long name.
    made(
      `${format}.tar`,
      'tar',
      `--format=${format}`,
      ...(format === 'v7' ? ['--exclude=*/ddd*', '--exclude=pipe'] : []),
      '-cf',
      `${format}.tar`,
      'content',
      ...(format === 'v7' ? [] : ['Schlüssel 東京.txt']),
    );

  test.each(formats)('%s is told alike', async (format) => {
    const bytes = archive(format);
    const told = await ours(bytes, false);
    expect(told?.length).toBeGreaterThan(8);
    expect(told).toEqual(await theirs(bytes));
    expect(new Set(told?.map(({ kind }) => kind))).toEqual(
      new Set(['file', 'folder', 'symlink', 'hardlink', ...(format === 'v7' ? [] : ['device'])]),
    );
  });

  test('a pax record that cannot be read is damage: without it the name is another one', async () => {
    const bytes = archive('pax');
    const at = bytes.indexOf(' path=content/folder');
    bytes.write('x', at - 1, 'latin1');
    expect(await ours(bytes, false)).toBeUndefined();
  });

  test(`${String(changes)} changed ones with headers that add up`, async () => {
    const archives = formats.map(archive);
    await expectAlike(
      () => {
        const bytes = archives[random(archives.length)]!;
        const headers = headersOf(bytes);
        const header = headers[random(headers.length)]!;
        // Name, size, date, kind, target, format and prefix of one header; and records.
        const places = [0, 1, 99, 124, 134, 135, 136, 146, 156, 157, 257, 262, 345, 346, 512, 514, 520, 530];
        const copy = changed(
          bytes,
          places.map((at) => Math.min(bytes.length - 1, header + at)),
        );
        for (const at of headers) {
          // Left out: `S`, which tar-stream does not know, and GNU's old `N`, which it takes for the newer `L`; that is
          // a list of renamings (GNU tar, `tar.h`), and no name.
          if ('NS'.includes(copy.toString('latin1', at + 156, at + 157))) copy[at + 156] = 0x30;
          mendSum(copy, at);
        }
        return copy;
      },
      (bytes) => ours(bytes, false),
      theirs,
    );
  });

  /** Where the headers stand. */
  function headersOf(bytes: Buffer): number[] {
    const places: number[] = [];
    for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0;) {
      places.push(at);
      const size = Number.parseInt(bytes.toString('latin1', at + 124, at + 135), 8);
      const isLink = '12'.includes(bytes.toString('latin1', at + 156, at + 157));
      at += 512 + (isLink ? 0 : Math.ceil(size / 512) * 512);
    }
    return places;
  }

  function mendSum(bytes: Buffer, at: number): void {
    const header = bytes.subarray(at, at + 512);
    header.fill(0x20, 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  }
});

describe('zip, beside yauzl', () => {
  async function theirs(bytes: Buffer): Promise<Told[] | undefined> {
    const told: Told[] = [];
    try {
      const archive = await fromBufferPromise(bytes);
      for await (const entry of archive.eachEntry()) {
        const kind = entry.fileName.endsWith('/') ? 'folder' : 'file';
        let sum = 0;
        if (!entry.isEncrypted())
          for await (const part of await archive.openReadStreamPromise(entry))
            sum = crc32(part as Buffer, sum);
        told.push({
          name: shortName(entry.fileName),
          kind,
          ...(hasContent(kind) && {
            sizeBytes: entry.uncompressedSize,
            crc32: entry.isEncrypted() ? '' : hex(sum),
          }),
        });
      }
    } catch {
      return undefined;
    }
    return told;
  }

  const zip = (name: string, ...options: string[]) =>
    made(name, 'sh', '-c', `rm -f ${name}; zip -q ${options.join(' ')}`);
  const archives = () => [
    zip('d.zip', '-r -y d.zip content -x content/pipe'),
    zip('s.zip', '-r -0 -y s.zip content -x content/pipe'),
    zip('stream.zip', '- content/words.sql content/empty > stream.zip'),
    zip('wide.zip', '-fz wide.zip content/words.sql'),
    made('seven.zip', '7z', 'a', '-bd', '-tzip', '-mcu=on', 'seven.zip', 'Schlüssel 東京.txt', 'zeros'),
    Buffer.concat([
      ...zipOf(40, (index) => ({ name: `f${String(index)}`, packed: Buffer.from([3, 0]), sizeBytes: 0 })),
    ]),
  ];

  test('what zip, 7-Zip and our own writer make is told alike', async () => {
    for (const bytes of archives()) {
      const told = await ours(bytes, true);
      expect(told?.length).toBeGreaterThan(0);
      expect(told).toEqual(await theirs(bytes));
    }
  });

  test.each([
    ['the method', 10],
    ['whether it is encrypted', 8],
  ])('a directory that contradicts a local header about %s is damage', async (_what, offset) => {
    const bytes = zip('d.zip', '-r -y d.zip content -x content/pipe');
    const at = bytes.indexOf('PK\x01\x02', 0, 'latin1') + offset;
    bytes[at] = bytes[at]! ^ 1;
    expect(await ours(bytes, true)).toBeUndefined();
  });

  test(`${String(changes)} changed ones`, async () => {
    const all = archives();
    await expectAlike(
      () => {
        const bytes = all[random(all.length)]!;
        // Heads of records, with what follows: sizes, flags, names, dates.
        const records = [...bytes.toString('latin1').matchAll(/PK(?:\x01\x02|\x03\x04|\x05\x06|\x07\x08)/g)];
        const at = records[random(records.length)]!.index;
        const places = Array.from({ length: 60 }, (_, offset) => Math.min(bytes.length - 1, at + 4 + offset));
        return changed(bytes, places);
      },
      (bytes) => ours(bytes, true),
      theirs,
    );
  });
});

describe('bzip2, beside unbzip2-stream', () => {
  const sha256 = () => createHash('sha256');

  async function unpacked(bytes: Buffer): Promise<string | undefined> {
    const hash = sha256();
    const inner: Layer = {
      push: (part) => void hash.update(part),
      end: async () => ({ contentType: 'text', sizeBytes: 0, end: { kind: 'whole' } }),
      close: () => undefined,
    };
    const look = new Look(createLayer, new AbortController().signal, bounds);
    look.readBytes = bytes.length;
    const reader = createBzip2Reader(look, inner);
    const step = 1 + random(20_000);
    for (let at = 0; at < bytes.length; at += step) await reader.push(bytes.subarray(at, at + step));
    const { end } = await reader.end();
    return end.kind === 'whole' ? hash.digest('hex') : undefined;
  }

  async function theirs(bytes: Buffer): Promise<string | undefined> {
    const hash = sha256();
    return new Promise((resolve) => {
      const stream = createUnbzip2();
      stream.on('data', (part: Buffer) => hash.update(part));
      stream.on('error', () => resolve(undefined));
      stream.on('end', () => resolve(hash.digest('hex')));
      stream.write(bytes);
      stream.end();
    });
  }

  const bzip2 = (command: string) => made('x.bz2', 'sh', '-c', `${command} > x.bz2`);
  const archives = () => [
    bzip2('bzip2 -9c content/words.sql'),
    bzip2('bzip2 -1c noise'),
    bzip2('bzip2 -1c zeros'),
    bzip2('bzip2 -c content/empty'),
    bzip2('{ bzip2 -1c noise; bzip2 -5c content/data.bin; bzip2 -9c content/empty; }'),
  ];

  test('what bzip2 packs comes out alike, of several blocks and streams too', async () => {
    for (const bytes of archives()) {
      const hash = await unpacked(bytes);
      expect(hash).toBeDefined();
      expect(hash).toBe(await theirs(bytes));
    }
  });

  test(`${String(changes)} changed ones: check sums cover all but the bits that nobody reads`, async () => {
    const [words = Buffer.alloc(0)] = archives();
    await expectAlike(
      () =>
        // Also the level, which only bounds how long a block may be.
        random(4) === 0
          ? Buffer.concat([words.subarray(0, 3), Buffer.from(String(1 + random(9))), words.subarray(4)])
          : changed(words, [3, words.length - 1]),
      unpacked,
      theirs,
    );
  });
});
