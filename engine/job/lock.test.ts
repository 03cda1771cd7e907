import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { heldByOther, lockHolder, takeLock } from './lock.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const folder = folderForEach();
const file = path.join(folder, 'lock');

test('one operator at a time, and the second is told who holds it', () => {
  const release = takeLock(file, 'anna');
  expect(() => takeLock(file, 'ben')).toThrow(/local\.job-locked.*anna/);
  expect(lockHolder(file)).toContain('anna');
  release();
  release();
  expect(lockHolder(file)).toBeUndefined();
  takeLock(file, 'ben')();
});

test('what another process holds is told apart from what this one holds', () => {
  takeLock(file, 'anna');
  expect(heldByOther(file)).toBeUndefined();
  const since = new Date().toISOString();
  const holder = { pid: process.ppid, host: os.hostname(), operator: 'ben', since };
  fs.writeFileSync(file, JSON.stringify(holder));
  expect(heldByOther(file)).toMatchObject({ code: 'local.job-locked', params: { path: file } });
  // The number of this process is nothing to go by on another computer.
  fs.writeFileSync(file, JSON.stringify({ ...holder, pid: process.pid, host: 'elsewhere' }));
  expect(heldByOther(file)).toMatchObject({ code: 'local.job-locked-elsewhere' });
});

test('the lock of a process that is gone is taken over', () => {
  const gone = spawnSync('true').pid;
  fs.writeFileSync(file, JSON.stringify({ pid: gone, host: os.hostname(), operator: 'anna', since: 'x' }));
  expect(lockHolder(file)).toBeUndefined();
  takeLock(file, 'ben')();
});

test('the lock of another machine is not', () => {
  fs.writeFileSync(file, JSON.stringify({ pid: 1, host: 'elsewhere', operator: 'anna', since: 'x' }));
  expect(() => takeLock(file, 'ben')).toThrow(
    expect.objectContaining({
      code: 'local.job-locked-elsewhere',
      params: expect.objectContaining({
        path: file,
        host: 'elsewhere',
        thisHost: os.hostname(),
        pid: 1,
      }) as object,
    }) as Error,
  );
  expect(lockHolder(file)).toContain('elsewhere');
  // The way out that the error tells.
  fs.rmSync(file);
  takeLock(file, 'ben')();
});

test('half a lock file, left by a crash, is no lock', () => {
  fs.writeFileSync(file, '{"pid":');
  takeLock(file, 'ben')();
});

test('the number of a process that is gone may be that of another one', () => {
  const holder = { pid: process.pid, host: os.hostname(), operator: 'anna' };
  const beforeBoot = new Date(Date.now() - (os.uptime() + 3600) * 1000).toISOString();
  fs.writeFileSync(file, JSON.stringify({ ...holder, since: beforeBoot }));
  expect(lockHolder(file)).toBeUndefined();
  takeLock(file, 'ben')();
  if (process.platform !== 'linux') return;
  const since = new Date().toISOString();
  fs.writeFileSync(file, JSON.stringify({ ...holder, since, processBegan: '1' }));
  expect(lockHolder(file)).toBeUndefined();
  takeLock(file, 'ben')();
});

test('nothing but the lock is left behind, and in the end not even that', () => {
  fs.writeFileSync(file, '{"pid":');
  const release = takeLock(file, 'anna');
  expect(fs.readdirSync(folder)).toEqual(['lock']);
  release();
  expect(fs.readdirSync(folder)).toEqual([]);
});
