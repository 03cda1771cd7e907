import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { isSignedBy, readCa } from './client-ca.ts';
import { certificate, newSha256, TwoMachines } from './run/testing/two-machines.ts';
import { folderForAll } from './testing/temporary-folder.ts';

const folder = folderForAll();
const at = (name: string) => path.join(folder, name);
const openssl = (...argv: string[]) => execFileSync('openssl', argv, { cwd: folder, stdio: 'pipe' });
/** As the web console gives it out. */
const zip = (name: string, ...argv: string[]) =>
  execFileSync('zip', ['-q', name, ...argv], { cwd: folder, stdio: 'pipe' });

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
  fs.copyFileSync(at('ca.pem'), at('cacert.pem'));
  zip('ClientCerts.zip', 'cacert.pem', 'leaf.pem', 'ca.key');
});

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

test('the download of the web console is read as it is', async () => {
  fs.mkdirSync(at('ClientCerts'));
  fs.copyFileSync(at('ca.pem'), at('ClientCerts/cacert.pem'));
  zip('in-a-folder.zip', '-0', 'ClientCerts/cacert.pem');
  const ca = await readCa(at('ca.pem'));
  for (const name of ['ClientCerts.zip', 'in-a-folder.zip']) expect(await readCa(at(name)), name).toEqual(ca);
  const damaged = fs.readFileSync(at('in-a-folder.zip'));
  const inText = damaged.indexOf('BEGIN CERTIFICATE') + 60;
  damaged.writeUInt8(damaged.readUInt8(inText) === 65 ? 66 : 65, inText);
  fs.writeFileSync(at('damaged.zip'), damaged);
  zip('two.zip', 'cacert.pem', 'ClientCerts/cacert.pem');
  zip('none.zip', 'leaf.pem', 'ca.key');
  zip('locked.zip', '-P', 'secret', 'cacert.pem');
  // A bomb: its one entry is the certificate and far more.
  fs.writeFileSync(
    at('cacert.pem'),
    Buffer.concat([fs.readFileSync(at('ca.pem')), Buffer.alloc(50_000_000)]),
  );
  zip('bomb.zip', 'cacert.pem');
  for (const name of ['damaged.zip', 'two.zip', 'none.zip', 'locked.zip', 'bomb.zip'])
    expect(await readCa(at(name)), name).toBeUndefined();
});

test('what is no authority is none', async () => {
  fs.writeFileSync(at('patch.bin'), Buffer.alloc(2_000_000, 7));
  fs.writeFileSync(at('licence.txt'), 'LICENCE');
  for (const name of ['patch.bin', 'licence.txt', 'leaf.key'])
    expect(await readCa(at(name)), name).toBeUndefined();
});

test.each([
  ['ca.pem', 'passed'],
  ['ClientCerts.zip', 'passed'],
  // Of the same name, and nothing says that the old appliance's was signed by it.
  ['again.pem', 'could-not-test'],
] as const)(
  'a certificate that the new address made is held against %s among the packages: %s',
  async (file, status) => {
    const machines = new TwoMachines();
    const held = async () => ({
      ssh: { kind: 'open', sha256: newSha256 } as const,
      console: { kind: 'open', sha256: 'made-anew' } as const,
      certificate: certificate('made-anew'),
      signed: leaf(),
    });
    machines.loginsAt.set('192.0.2.10', 'new');
    const { error, state } = await machines.run(
      machines.createJob({ packages: [at(file)] }),
      machines.handOver,
      { onEvent: machines.obeyWith(held) },
    );
    expect(error?.toRecord()).toBeUndefined();
    const made = state.proofs.find(({ id }) => id === 'validate.certificate-ca');
    expect(made).toMatchObject({ status, params: { ca: (await readCa(at(file)))?.sha256 } });
    expect(state.proofs.find(({ id }) => id === 'validate.certificate')?.params['whose']).toBe('other');
  },
);
