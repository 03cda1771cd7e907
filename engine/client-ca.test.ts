import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSignedBy, readCa } from './client-ca.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-ca-'));
const at = (name: string) => path.join(folder, name);
const openssl = (...argv: string[]) => execFileSync('openssl', argv, { cwd: folder, stdio: 'pipe' });

beforeAll(() => {
  // Two authorities of one name, as one that was made anew has.
  for (const name of ['ca', 'again'])
    openssl(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      '/CN=EPP CA',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
      '-days',
      '30',
    );
  openssl(
    'req',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-subj',
    '/CN=epp',
    '-keyout',
    'leaf.key',
    '-out',
    'leaf.csr',
  );
  openssl(
    'x509',
    '-req',
    '-in',
    'leaf.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-out',
    'leaf.pem',
    '-days',
    '30',
  );
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const leaf = () => new X509Certificate(fs.readFileSync(at('leaf.pem')));

test('who signed a certificate is told by the key, and not by the name', async () => {
  const [ca, again] = [await readCa(at('ca.pem')), await readCa(at('again.pem'))];
  expect(ca && isSignedBy(leaf(), ca)).toBe(true);
  expect(again?.subject).toBe(ca?.subject);
  expect(again && isSignedBy(leaf(), again)).toBe(false);
});

test('of a file that holds a private key as well only the certificate is kept', async () => {
  fs.writeFileSync(
    at('both.pem'),
    fs.readFileSync(at('ca.key'), 'utf8') + fs.readFileSync(at('ca.pem'), 'utf8'),
  );
  const ca = await readCa(at('both.pem'));
  expect(ca?.pem).toContain('BEGIN CERTIFICATE');
  expect(ca?.pem).not.toContain('PRIVATE KEY');
});

test('what is no authority is none', async () => {
  fs.writeFileSync(at('patch.bin'), Buffer.alloc(2_000_000, 7));
  fs.writeFileSync(at('licence.txt'), 'LICENCE');
  for (const name of ['patch.bin', 'licence.txt', 'leaf.key'])
    expect(await readCa(at(name)), name).toBeUndefined();
});
