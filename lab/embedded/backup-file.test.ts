import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBackup, writeBackup, type WriteBackupOptions } from './backup-file.ts';
import { LabDisk } from './lab-disk.ts';
import { RootedFolder } from './rooted-folder.ts';

let folder: string;
let files: RootedFolder;
const file = '/a.bak';
const real = () => files.real(file);
const contents = { inventory: { computers: 8 }, clients: [{ name: 'demo', os: 'Windows 11' }] };
const write = (options: Partial<WriteBackupOptions> = {}) =>
  writeBackup({
    folder: files,
    file,
    name: 'a',
    version: '5.9.4.2',
    key: 'KEY',
    contents,
    sizeBytes: 100_000,
    durationMs: 0,
    signal: new AbortController().signal,
    ...options,
  });

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-backup-'));
  files = new RootedFolder(folder, '/', new LabDisk('old', 1e12, 0, {}));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test('opens with its key and gives back what it holds', async () => {
  await write();
  expect(fs.statSync(real()).size).toBe(100_000);
  expect(await openBackup(real(), 'KEY')).toEqual({ kind: 'fine', name: 'a', version: '5.9.4.2', contents });
});

test('another key is a wrong key, not damage', async () => {
  await write();
  expect(await openBackup(real(), 'KEx')).toMatchObject({ kind: 'wrong-key', name: 'a' });
});

test.each([0, 40, 2_000, 99_990])('a changed byte at %d is damage', async (position) => {
  await write();
  const bytes = fs.readFileSync(real());
  bytes[position]! ^= 1;
  fs.writeFileSync(real(), bytes);
  expect((await openBackup(real(), 'KEY')).kind).toBe('damaged');
});

test.each([0, 5, 100, 99_999])('a file that ends at %d is damage', async (sizeBytes) => {
  await write();
  fs.truncateSync(real(), sizeBytes);
  expect((await openBackup(real(), 'KEY')).kind).toBe('damaged');
});

test('the key is in no file', async () => {
  await write({ key: 'ABCDE-FGHIJ' });
  expect(fs.readFileSync(real()).includes('ABCDE-FGHIJ')).toBe(false);
});

test.each([200_000_000, 209_715_201])('%d bytes are made exactly', async (sizeBytes) => {
  await write({ sizeBytes });
  expect(fs.statSync(real()).size).toBe(sizeBytes);
  expect((await openBackup(real(), 'KEY')).kind).toBe('fine');
});

test('takes the time that it is given, and ends when told to', async () => {
  const startMs = performance.now();
  await write({ sizeBytes: 4 * 2 ** 20, durationMs: 150 });
  expect(performance.now() - startMs).toBeGreaterThan(140);
  files.remove(file);
  await expect(write({ durationMs: 60_000, signal: AbortSignal.timeout(20) })).rejects.toThrow();
});
