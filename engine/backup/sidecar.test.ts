import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readSidecar, sidecarPath, writeSidecar } from './sidecar.ts';
import { folderForAll } from '../testing/temporary-folder.ts';

const content = 'content';
const sha256 = createHash('sha256').update(content).digest('hex');
const folder = folderForAll();

test.each([
  'plain.eppb',
  'two words (1).eppb',
  'back\\slash',
  'line\nbreak',
  'both\\n\n',
  'return\rhere',
  ' *odd',
  'umlaut-ä',
])('what is written for %j, sha256sum checks and we read', async (name) => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  await writeSidecar(file, sha256);
  expect(await readSidecar(file)).toMatchObject({ kind: 'hash', sha256 });
  // Throws when sha256sum says no.
  execFileSync('sha256sum', ['--check', '--strict', '--status', path.basename(sidecarPath(file))], {
    cwd: folder,
  });
  expect(fs.readdirSync(folder).filter((entry) => entry.endsWith('.partial'))).toEqual([]);
});

test.each([
  ['sha256sum --tag', `SHA256 (a.eppb) = ${sha256}\n`],
  ['binary mark', `${sha256} *a.eppb\n`],
  ['a path before the name', `${sha256}  /var/backups/a.eppb\n`],
  ['a list', `${'0'.repeat(64)}  b.eppb\n${sha256}  a.eppb\n`],
  ['the hash alone, from Windows', `\ufeff${sha256.toUpperCase()}\r\n`],
])('reads %s', async (_form, text) => {
  expect(await readText(text)).toMatchObject({ kind: 'hash', sha256 });
});

test.each([
  ['another file', `${sha256}  b.eppb\n`],
  ['another hash', 'd41d8cd98f00b204e9800998ecf8427e  a.eppb\n'],
  ['nothing', ''],
])('%s is unreadable', async (_form, text) => {
  expect(await readText(text)).toMatchObject({ kind: 'unreadable' });
});

test('none is none', async () => {
  expect(await readSidecar(path.join(folder, 'no-such-file'))).toEqual({ kind: 'none' });
});

test('a folder that is not there is an error', async () => {
  await expect(writeSidecar(path.join(folder, 'no', 'file'), sha256)).rejects.toMatchObject({
    code: 'local.file-missing',
  });
});

async function readText(text: string) {
  const file = path.join(folder, 'a.eppb');
  fs.writeFileSync(sidecarPath(file), text);
  return readSidecar(file);
}

test('a list of many hashes counts for the names that it holds, and a hash alone in it for none', async () => {
  const file = path.join(folder, 'listed.eppb');
  fs.writeFileSync(path.join(folder, 'SHA256SUMS'), `${'1'.repeat(64)}  other\n${sha256}  listed.eppb\n`);
  expect(await readSidecar(file)).toEqual({ kind: 'hash', sha256, sidecar: 'SHA256SUMS' });
  expect(await readSidecar(path.join(folder, 'unlisted.eppb'))).toEqual({ kind: 'none' });
  fs.writeFileSync(path.join(folder, 'SHA256SUMS'), `${sha256}\n`);
  expect(await readSidecar(file)).toEqual({ kind: 'none' });
  fs.rmSync(path.join(folder, 'SHA256SUMS'));
});
