import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { expect, test, vi } from 'vitest';
import { clearInboxes, inboxFolder, receiveFile } from './inbox.ts';
import { folderForEach } from '../../engine/testing/temporary-folder.ts';

const home = folderForEach();

const receive = (name: string, body: Readable = Readable.from([Buffer.from('content')])) =>
  receiveFile(inboxFolder(home), name, body);

/** Every file in the home. */
function files(): string[] {
  const entries = fs.readdirSync(home, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
}

test('two files of the same name do not meet', async () => {
  const [one, two] = [await receive('a.eppb'), await receive('a.eppb')];
  expect(one).not.toBe(two);
  expect(fs.readFileSync(one, 'utf8')).toBe('content');
  expect(files().sort()).toEqual([one, two].sort());
});

test('a stream that breaks leaves nothing', async () => {
  const body = new PassThrough();
  body.write('half');
  const received = receive('a', body);
  body.destroy();
  await expect(received).rejects.toMatchObject({ code: 'local.io' });
  expect(files()).toEqual([]);
});

test('a full disk is named, leaves nothing, and what still comes is dropped', async () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const create = vi.spyOn(fs, 'createWriteStream').mockImplementationOnce(
    // All that is used of it is what every stream has.
    () => new Writable({ write: (_chunk, _encoding, done) => done(full) }) as never,
  );
  const body = Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(100_000)));
  await expect(receiveFile(inboxFolder(home), 'a', body, 10_000_000)).rejects.toMatchObject({
    code: 'local.disk-full',
    params: { path: inboxFolder(home), neededBytes: 10_000_000 },
  });
  create.mockRestore();
  await finished(body);
  expect(files()).toEqual([]);
});

test('is cleared but for what is needed', async () => {
  const [backup, key] = [await receive('a.eppb'), await receive('id_ed25519')];
  clearInboxes(home, (file) => file === key);
  expect(fs.existsSync(backup)).toBe(false);
  expect(files()).toEqual([key]);
  clearInboxes(home, () => false);
  expect(fs.readdirSync(home)).toEqual([]);
});

test('what a program that was killed left is cleared too; what belongs to another that runs is not', () => {
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  const of = (host: string, pid: number) => path.join(home, 'inbox', `${host}-${pid}`, 'x', 'file');
  const [left, kept] = [of(os.hostname(), gone), of(os.hostname(), process.ppid)];
  const elsewhere = of('another-computer', gone);
  for (const file of [left, kept, elsewhere]) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, '');
  }
  clearInboxes(home, () => false);
  expect(files().sort()).toEqual([kept, elsewhere].sort());
});
