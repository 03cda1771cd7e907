import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesWithSecrets } from '../lab/testing/secrets-on-disk.ts';
import { buildCommand, handover } from './testing/built-command.ts';

let home: string;
const key = 'Correct-Horse 7';

beforeAll(() => {
  buildCommand();
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-inspect-cli-'));
  fs.mkdirSync(path.join(home, 'old'));
  fs.mkdirSync(path.join(home, 'tmp'));
  write('content/words.sql', 'INSERT INTO computers VALUES (1);\n'.repeat(3000));
  write(
    'content/manifest.json',
    '{"product":"Endpoint Protector","version":"2604","hostname":"epp-old","createdAt":"2026-11-20T21:00:00Z"}',
  );
  run('tar', '-czf', 'old/first.tar.gz', 'content');
  write(
    'content/manifest.json',
    '{"product":"Endpoint Protector","version":"2604","hostname":"epp-old","createdAt":"2026-11-24T21:00:00Z"}',
  );
  write('content/more.txt', 'more');
  run('tar', '-czf', 'old/second.tar.gz', 'content');
  run(
    'openssl',
    'enc',
    '-aes-256-cbc',
    '-pbkdf2',
    '-pass',
    `pass:${key}`,
    '-in',
    'old/first.tar.gz',
    '-out',
    'old/third.eppb',
  );
  write('old/login, page.eppb', '<!DOCTYPE html><title>Log in</title>');
  write('old/=formula.csv', 'a,b\nc,d\n');
  fs.writeFileSync(
    path.join(home, 'old/SHA256SUMS'),
    execFileSync('sha256sum', ['first.tar.gz'], { cwd: path.join(home, 'old') }),
  );
});
afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

describe('handover inspect', () => {
  test('a folder is a table, with a sum, and exit code 1 where one cannot be restored', async () => {
    const { exitCode, stdout } = await inspect('old');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^Restorable +Size +Limit +Made +Version +SHA-256\s+File\n/);
    expect(stdout).toMatch(/Looks fine .* 2604 .*\s+second\.tar\.gz/);
    expect(stdout).toMatch(/No .*\s+login, page\.eppb/);
    expect(stdout).toContain('5 files: 2 look fine, 1 cannot be judged, 2 cannot be restored.');
    expect(stdout).not.toContain('SHA256SUMS');
  });

  test('CSV and JSON have one line a file, and a formula is none', async () => {
    const csv = (await inspect('old', '--csv')).stdout.trimEnd().split('\n');
    expect(csv[0]).toBe(
      'file,size_bytes,sha256,content,made_at,made_at_from,version,version_from,verdict,reasons,limit_bytes,whole,fits,is_backup,key',
    );
    expect(csv).toHaveLength(6);
    expect(csv.find((line) => line.includes('login'))).toMatch(
      /^"old\/login, page\.eppb",36,[0-9a-f]{64},html,/,
    );
    const json = (await inspect('old', '--json')).stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(json).toHaveLength(5);
    expect(json[1]).toMatchObject({ name: 'first.tar.gz', madeOn: { version: '2604', from: 'manifest' } });
    expect((await inspect('old', '--json', '--csv')).exitCode).toBe(2);
  });

  test('one file is told in full, with what is in it and whether a server takes it', async () => {
    const { exitCode, stdout } = await inspect('old/first.tar.gz', '--target', '2608');
    expect(exitCode).toBe(0);
    for (const part of [
      'Looks fine',
      'SHA-256 is the one in SHA256SUMS',
      'content/words.sql',
      'hostname: epp-old',
      'from 2604 to 2608'.slice(5),
      '2604 can be',
    ])
      expect(stdout.replace(/\s+/g, ' ')).toContain(part);
    const older = await inspect('old/first.tar.gz', '--target', '2509');
    expect([older.exitCode, older.stdout.includes('No:')]).toEqual([1, true]);
    const told = await inspect('old/third.eppb', '--target', '2608', '--made-on', '5.9.4.1');
    expect(told.exitCode).toBe(1);
    expect(told.stdout.replace(/\s+/g, ' ')).toContain('in what you said');
  });

  test('the key comes from standard input, opens or not, and is never printed', async () => {
    const opened = await inspect('old/third.eppb', '--key-stdin', { input: `${key}\n` });
    expect(opened.exitCode).toBe(0);
    expect(opened.stdout).toContain('The key opens it (openssl enc -aes-256-cbc, PBKDF2 sha256, 10000');
    expect(opened.stdout).toContain('content/words.sql');
    expect(opened.stdout + opened.stderr).not.toContain(key);
    const wrong = await inspect('old/third.eppb', '--key-stdin', '--strict', { input: 'another one' });
    expect(wrong.exitCode).toBe(6);
    expect(wrong.stdout.replace(/\s+/g, ' ')).toContain('does not open it in any of');
    expect((await inspect('old/third.eppb', '--key-stdin', { input: '\n' })).exitCode).toBe(2);
    expect(filesWithSecrets(home, [key])).toEqual([]);
    expect(fs.readdirSync(path.join(home, 'tmp'))).toEqual([]);
  });

  test('an archive of anything is whole and fits, and is called a backup by nobody', async () => {
    write('anything/notes.txt', 'what was said');
    run('tar', '-czf', 'anything.tar.gz', 'anything');
    const { exitCode, stdout } = await inspect('anything.tar.gz', '--strict');
    expect(exitCode).toBe(3);
    for (const line of ['Cannot tell: ', 'Is it whole? Looks whole', 'Does it fit? Yes'])
      expect(stdout).toContain(line);
    expect(stdout).toContain('Is it a backup of Endpoint Protector? Cannot tell');
    const known = await inspect('old/first.tar.gz');
    expect(known.stdout).toContain('Is it a backup of Endpoint Protector? It says so itself');
  });

  test('a folder is tried with one key: the table says which file it opens', async () => {
    fs.mkdirSync(path.join(home, 'safe'), { recursive: true });
    fs.copyFileSync(path.join(home, 'old/third.eppb'), path.join(home, 'safe/mine.eppb'));
    run(
      'openssl',
      'enc',
      '-aes-256-cbc',
      '-pbkdf2',
      '-pass',
      'pass:x',
      '-in',
      'old/first.tar.gz',
      '-out',
      'safe/other.eppb',
    );
    const { exitCode, stdout } = await inspect('safe', '--key-stdin', { input: key });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Opens it .*\s+mine\.eppb/);
    expect(stdout).toMatch(/Does not open it .*\s+other\.eppb/);
    expect((await inspect('safe', '--key-stdin', { input: 'no key of any' })).exitCode).toBe(6);
  });

  test('two backups are compared', async () => {
    const { exitCode, stdout } = await inspect('old/first.tar.gz', 'old/second.tar.gz', '--compare');
    expect(exitCode).toBe(0);
    const words = stdout.replace(/\s+/g, ' ');
    expect(words).toContain('Both were made on the same server (hostname).');
    expect(words).toContain('The second one is newer.');
    expect(words).toContain('1 are the same, 1 changed, 1 are only in the second, 0 only in the first.');
    expect(words).toContain('+ content/more.txt');
    expect((await inspect('old', '--compare')).exitCode).toBe(2);
  });

  test('a file that is not there does not hide the others, and nothing is written', async () => {
    const before = fs.readdirSync(path.join(home, 'old'));
    const { exitCode, stdout, stderr } = await inspect('nowhere', 'old/first.tar.gz');
    expect([exitCode, stdout.includes('first.tar.gz'), stderr.includes('nowhere')]).toEqual([1, true, true]);
    expect(fs.readdirSync(path.join(home, 'old'))).toEqual(before);
  });

  test('a huge empty file is told by its ends at once, and hashed when asked', async () => {
    const file = path.join(home, 'huge.eppb');
    fs.copyFileSync(path.join(home, 'old/third.eppb'), file);
    fs.truncateSync(file, 50 * 1024 ** 3);
    const seen = JSON.parse((await inspect('huge.eppb', '--json')).stdout) as Record<string, unknown>;
    expect(seen).toMatchObject({ contentType: 'openssl-salted', sizeBytes: 50 * 1024 ** 3 });
    expect(seen['sha256']).toBeUndefined();
    fs.truncateSync(file, 1200 * 1024 ** 2);
    const hashed = JSON.parse((await inspect('huge.eppb', '--json', '--hash')).stdout) as Record<
      string,
      unknown
    >;
    expect(hashed['sha256']).toMatch(/^[0-9a-f]{64}$/);
  });
});

function write(name: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
  fs.writeFileSync(path.join(home, name), text);
}

function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { cwd: home, stdio: ['ignore', 'ignore', 'pipe'] });
}

async function inspect(...args: (string | { readonly input: string })[]) {
  const given = args.filter((arg): arg is string => typeof arg === 'string');
  const input = args.find((arg) => typeof arg !== 'string')?.input;
  const environment = { TMPDIR: path.join(home, 'tmp') };
  return handover(['inspect', ...given], { home, environment, ...(input !== undefined && { input }) });
}
