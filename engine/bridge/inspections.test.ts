import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { compareForWindow, inspectForWindow } from './inspections.ts';
import { folderForAll } from '../testing/temporary-folder.ts';

const signal = new AbortController().signal;
const key = 'Correct-Horse 7';
const folder = folderForAll();
const place = (name: string) => path.join(folder, name);

beforeAll(() => {
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: folder });
  fs.mkdirSync(place('content'));
  for (let at = 0; at < 300; at++) fs.writeFileSync(place(`content/${String(at)}`), 'x');
  run('tar', '-czf', 'a.tgz', 'content');
  fs.writeFileSync(place('content/more'), 'x');
  run('tar', '-czf', 'b.tgz', 'content');
  const pass = ['-pbkdf2', '-pass', `pass:${key}`];
  run('openssl', 'enc', '-aes-256-cbc', ...pass, '-in', 'a.tgz', '-out', 'a.eppb');
});

test('a window learns a name and no path, the first of many entries, and nothing of the key', async () => {
  const seen = await inspectForWindow(place('a.eppb'), { key }, signal);
  expect(seen.restorable.reasons.map(({ code }) => code)).toContain('key.opens');
  expect([seen.path, seen.entries?.count, seen.entries?.listed.length]).toEqual(['a.eppb', 301, 200]);
  expect(JSON.stringify(seen)).not.toContain(folder);
  expect(JSON.stringify(seen)).not.toContain(key);
});

test('versions that a person tells are held against each other', async () => {
  const seen = await inspectForWindow(place('a.tgz'), { madeOn: '2604', targetVersion: '2509' }, signal);
  expect(seen.restorable.kind).toBe('no');
  expect(seen.restorable.reasons.map(({ code }) => code)).toContain('version.refused');
});

test('two files are compared, with all their entries', async () => {
  const compared = await compareForWindow([place('a.eppb'), place('b.tgz')], key, signal);
  expect(compared.entries).toMatchObject({ added: ['content/more'] });
});

test('a huge file of holes is read whole when it is asked for', async () => {
  fs.writeFileSync(place('huge.eppb'), 'Salted__12345678');
  fs.truncateSync(place('huge.eppb'), 1100 * 1024 ** 2);
  expect((await inspectForWindow(place('huge.eppb'), {}, signal)).sha256).toBeUndefined();
  const whole = await inspectForWindow(place('huge.eppb'), { readAll: true }, signal);
  expect(whole.sha256).toMatch(/^[0-9a-f]{64}$/);
});
