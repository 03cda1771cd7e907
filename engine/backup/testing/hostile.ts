import { gzipSync } from 'node:zlib';

/** Small files that would take much time or memory, made by the byte: no tool makes them. */
export const hostileFiles = {
  /** A few MB: a tar of 20 pax headers before one file, each with a hundred thousand keys of its own. */
  'pax.tgz': paxHeaders,
  /** 259 KB: bzip2 streams of one byte each, which say that their blocks are as long as blocks may be. */
  'streams.bz2': tinyStreams,
  /** A tar of broken archives with long names, packed to a fraction. */
  'broken.tgz': brokenEntries,
} as const satisfies Readonly<Record<string, () => Buffer>>;

function paxHeaders(): Buffer {
  const headers = 20;
  const longestBytes = 1024 * 1024;
  const parts: Buffer[] = [];
  for (let header = 0; header < headers; header++) {
    let text = '';
    for (let key = 0; ; key++) {
      const body = ` ${header.toString(36)}${key.toString(36)}=\n`;
      const record = `${String(body.length + (body.length + 1 > 9 ? 2 : 1))}${body}`;
      if (text.length + record.length > longestBytes) break;
      text += record;
    }
    parts.push(tarHeader('PaxHeader', 'x', text.length), filled(Buffer.from(text)));
  }
  parts.push(tarHeader('data', '0', 1), filled(Buffer.from('x')), Buffer.alloc(1024));
  return gzipSync(Buffer.concat(parts), { level: 1 });
}

/** `printf x | bzip2 -9`, again and again. */
function tinyStreams(): Buffer {
  const stream = Buffer.from(
    '425a6839314159265359774bb01400000000800040200021184682ee48a70a120ee9760280',
    'hex',
  );
  return Buffer.concat(Array.from({ length: 7000 }, () => stream));
}

/** The same members again and again, so that whoever makes it needs no memory for it either. */
function brokenEntries(): Buffer {
  const members = 200;
  const entriesOfMember = 100;
  const name = Buffer.from(`${'n'.repeat(30_000)}\0`);
  const broken = Buffer.from('1f8b08000000000000ff0600ff', 'hex');
  const entry = Buffer.concat([
    tarHeader('././@LongLink', 'L', name.length),
    filled(name),
    tarHeader('short', '0', broken.length),
    filled(broken),
  ]);
  const member = gzipSync(Buffer.concat(Array.from({ length: entriesOfMember }, () => entry)), { level: 1 });
  return Buffer.concat([...Array.from({ length: members }, () => member), gzipSync(Buffer.alloc(1024))]);
}

/** A header of ustar with its check sum. */
function tarHeader(name: string, kind: string, sizeBytes: number): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0, 'latin1');
  header.write('0000644\0', 100, 'latin1');
  header.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  header.write(kind, 156, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.fill(0x20, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

function filled(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}
