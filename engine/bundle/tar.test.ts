import { extract } from 'tar-stream';
import { expect, test } from 'vitest';
import { tarOf } from './tar.ts';

test('what is packed is unpacked by tar-stream, to the byte', async () => {
  const madeAt = new Date('2026-12-01T04:00:00Z');
  const entries = [
    { name: 'README.txt', text: 'ü\n' },
    { name: 'empty.txt', text: '' },
    { name: 'block.txt', text: 'x'.repeat(512) },
    { name: 'a'.repeat(100), text: 'y'.repeat(513) },
  ];
  const unpacked: unknown[] = [];
  const reader = extract();
  reader.end(tarOf(entries, madeAt));
  for await (const entry of reader) {
    const parts: Buffer[] = [];
    for await (const part of entry) parts.push(part as Buffer);
    const { name, mode, mtime, type } = entry.header;
    expect({ mode, mtime, type }).toEqual({ mode: 0o600, mtime: madeAt, type: 'file' });
    unpacked.push({ name, text: Buffer.concat(parts).toString('utf8') });
  }
  expect(unpacked).toEqual(entries);
});

test.each(['', 'a b', '../ü', 'a'.repeat(101)])('a name that does not fit is refused: %s', (name) => {
  expect(() => tarOf([{ name, text: '' }], new Date())).toThrow(RangeError);
});
