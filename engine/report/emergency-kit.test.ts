import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { Secret } from '../secret.ts';
import { readKit, readKitText, sha256OfKit, writeKitFile } from './emergency-kit.ts';
import { completeKit } from './kit/complete-kit.ts';
import { keyFolderHints } from './kit/owner-only.ts';
import { folderForAll } from '../testing/temporary-folder.ts';

const text = 'Xk7-Qm4w & <Zt9v> "Rr2p"\'Ln8 aB3';
const key = new Secret(text);
const facts = {
  backup: 'epp-2026-11-24.eppb',
  sizeBytes: 1_234_567,
  sha256: 'a1'.repeat(32),
  madeOn: '192.0.2.10 (ssh-ed25519 SHA256:abc)',
  version: '5.9.4.2',
  madeAt: '2026-11-24T21:00:00Z',
  job: '',
};
const folder = folderForAll();
const place = (name: string) => path.join(folder, name);

describe.each(['kit.txt', 'kit.html'])('%s', (name) => {
  test('is read back, names what the key opens, and is for the owner only', async () => {
    await writeKitFile(place(name), key, facts);
    expect(readKit(place(name)).equals(key)).toBe(true);
    const content = fs.readFileSync(place(name), 'utf8');
    expect(sha256OfKit(content)).toBe(facts.sha256);
    for (const part of [
      'epp-2026-11-24.eppb',
      '1,234,567',
      '5.9.4.2',
      '192.0.2.10',
      'Import and Restore',
      'older key',
    ])
      expect(content).toContain(part);
    if (process.platform !== 'win32') expect(fs.statSync(place(name)).mode & 0o777).toBe(0o600);
  });

  test('may be written again for the same key, and never over another file', async () => {
    await writeKitFile(place(name), key, facts);
    await expect(writeKitFile(place(name), new Secret('another'), facts)).rejects.toMatchObject({
      code: 'transfer.already-exists',
    });
    expect(readKit(place(name)).equals(key)).toBe(true);
  });
});

test('what was not known when the kit was made is written into its place', async () => {
  for (const name of ['early.txt', 'early.html']) {
    await writeKitFile(place(name), key, { ...facts, sha256: undefined });
    const before = fs.statSync(place(name));
    expect(sha256OfKit(fs.readFileSync(place(name), 'utf8'))).toBeUndefined();
    expect(completeKit(place(name), facts.sha256)).toBe(true);
    expect(sha256OfKit(fs.readFileSync(place(name), 'utf8'))).toBe(facts.sha256);
    expect([fs.statSync(place(name)).ino, fs.statSync(place(name)).size]).toEqual([before.ino, before.size]);
    expect(readKit(place(name)).equals(key)).toBe(true);
    expect(completeKit(place(name), 'b2'.repeat(32))).toBe(false);
  }
  expect(completeKit(place('put away'), facts.sha256)).toBe(false);
});

test('the page loads nothing, runs nothing, and has a square code', async () => {
  const page = fs.readFileSync(place('kit.html'), 'utf8');
  expect(page).toContain('<svg');
  expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|\bsrc=|\bhref=/);
});

const hasBrowser = ['chromium', 'google-chrome'].some((name) =>
  (process.env['PATH'] ?? '').split(path.delimiter).some((at) => fs.existsSync(path.join(at, name))),
);

describe.runIf(hasBrowser)('printed', () => {
  test('the PDF is one page; typed back it is accepted, with one wrong character its line is named', async () => {
    // Its own: other tests print at the same time.
    const temporary = place('temporary');
    fs.mkdirSync(temporary);
    vi.stubEnv('TMPDIR', temporary);
    await writeKitFile(place('kit.pdf'), key, facts);
    vi.unstubAllEnvs();
    const pdf = fs.readFileSync(place('kit.pdf'));
    expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    if (process.platform !== 'win32') expect(fs.statSync(place('kit.pdf')).mode & 0o777).toBe(0o600);
    execFileSync('pdftotext', ['-layout', place('kit.pdf'), place('typed.txt')]);
    const typed = fs.readFileSync(place('typed.txt'), 'utf8');
    expect(readKitText(typed, 'typed.txt').equals(key)).toBe(true);
    const lines = typed.split('\n');
    const second = lines.findIndex((line) => /^\s*02 \|/.test(line));
    const wrong = lines.with(second, lines[second]!.replace('r2p', 'r2q'));
    expect(() => readKitText(wrong.join('\n'), 'typed.txt')).toThrow(
      expect.objectContaining({ code: 'key.kit-damaged', params: { path: 'typed.txt', line: second + 1 } }),
    );
    // Nothing of it stays with the browser.
    expect(fs.readdirSync(temporary)).toEqual([]);
  });
});

test('folders that are synced or open to others are named', () => {
  const synced = place('OneDrive - Company');
  fs.mkdirSync(synced);
  expect(keyFolderHints(synced)).toContain('synced');
  const open = place('open');
  fs.mkdirSync(open);
  fs.chmodSync(open, 0o777);
  if (process.platform !== 'win32') expect(keyFolderHints(open)).toContain('shared');
  expect(keyFolderHints(folder)).toEqual([]);
});
