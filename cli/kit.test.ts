import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesWithSecrets } from '../lab/testing/secrets-on-disk.ts';
import { buildCommand, handover } from './testing/built-command.ts';

let home: string;
const key = 'Xk7-Qm4w-Zt9v-Rr2p-Ln8a';

beforeAll(() => {
  buildCommand();
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-kit-cli-'));
  fs.mkdirSync(temporary());
  fs.writeFileSync(path.join(home, 'epp-2604.eppb'), Buffer.alloc(5000, 'not quite random'));
  fs.writeFileSync(path.join(home, 'other.eppb'), 'another one');
});
afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

test('a kit is made, verified with its backup, and a mistyped line is named', async () => {
  const made = await kit(['make', 'epp-2604.eppb', 'kit.txt', '--key-stdin'], key);
  expect([made.exitCode, made.stdout + made.stderr]).toEqual([0, expect.not.stringContaining(key)]);
  const right = await kit(['verify', 'kit.txt', '--backup', 'epp-2604.eppb']);
  expect(right.exitCode).toBe(0);
  expect(words(right.stdout)).toContain('The kit is whole: 23 characters, every line fits its check.');
  expect(words(right.stdout)).toContain('its SHA-256 is the same');
  expect(right.stdout).not.toContain('Xk7');
  const other = await kit(['verify', 'kit.txt', '--backup', 'other.eppb']);
  expect([other.exitCode, words(other.stdout).includes('is not the backup of this kit')]).toEqual([1, true]);
  const typed = fs.readFileSync(path.join(home, 'kit.txt'), 'utf8').replace('Zt9', 'Zt8');
  const line = typed.split('\n').findIndex((text) => text.includes('Zt8')) + 1;
  const wrong = await kit(['verify', '-'], typed);
  expect([wrong.exitCode, words(wrong.stderr).includes(`Line ${String(line)} of the emergency kit`)]).toEqual(
    [1, true],
  );
  // Nothing is written over.
  expect((await kit(['make', 'epp-2604.eppb', 'epp-2604.eppb', '--key-stdin'], key)).exitCode).toBe(1);
});

test('two people keep one half each, and both halves give the key', async () => {
  const split = await kit(['split', 'epp-2604.eppb', 'a.txt', 'b.html', '--key-stdin'], key);
  expect(split.exitCode).toBe(0);
  for (const name of ['a.txt', 'b.html']) {
    const text = fs.readFileSync(path.join(home, name), 'utf8');
    expect(text).not.toContain('Xk7');
    if (process.platform !== 'win32') expect(fs.statSync(path.join(home, name)).mode & 0o077).toBe(0);
  }
  const both = await kit(['verify', 'a.txt', 'b.html']);
  expect([both.exitCode, words(both.stdout).includes('Both halves fit each other')]).toEqual([0, true]);
  expect((await kit(['verify', 'a.txt', 'a.txt'])).exitCode).toBe(1);
  const joined = await kit(['join', 'b.html', 'a.txt']);
  expect(joined.stdout).toBe(`${key}\n`);
});

test('beside the kits, in their groups, no file holds the key, and none is left in the folder for temporary files', () => {
  expect(filesWithSecrets(home, [key, key.replaceAll('-', '')])).toEqual([]);
  expect(fs.readdirSync(temporary())).toEqual([]);
});

const temporary = () => path.join(home, 'tmp');
const words = (text: string) => text.replace(/\s+/g, ' ');

async function kit(args: readonly string[], input = '') {
  return handover(['kit', ...args], { home, input, environment: { TMPDIR: temporary() } });
}
