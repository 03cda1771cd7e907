import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from './safe-name.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

test.each([
  ['backup_5.9.4.2.eppb', 'backup_5.9.4.2.eppb'],
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\evil.eppb', 'evil.eppb'],
  ['', 'file'],
  ['..', '_'],
  ['.hidden', '_hidden'],
  ['CON.eppb', '_CON.eppb'],
  ['a:b?c*.eppb', 'a_b_c_.eppb'],
  ['bad\u202Egpj.eppb', 'bad_gpj.eppb'],
  ['line\nbreak', 'line_break'],
])('%j becomes %j', (given, expected) => expect(safeFileName(given)).toBe(expected));

const folder = folderForEach();

test('whatever the server says, the result is one harmless name that the disk takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = safeFileName(given);
      expect(path.basename(name)).toBe(name);
      expect(name).not.toMatch(/^\.|[/\\\0]/);
      fs.writeFileSync(path.join(folder, name), '');
    }),
  );
});

test('counts bytes, not characters', () => {
  expect(Buffer.byteLength(safeFileName('\u8a9e'.repeat(200)))).toBeLessThanOrEqual(180);
});

test('is stable, and keeps the ending of a long name', () => {
  const name = safeFileName(`${'x'.repeat(300)}.eppb`);
  expect(name).toMatch(/\.eppb$/);
  expect(safeFileName(name)).toBe(name);
});
