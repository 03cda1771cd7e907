import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openKnownHosts } from './known-hosts.ts';
import { fingerprintOf } from './read-host-key.ts';
import { folderForEach } from '../../testing/temporary-folder.ts';

const folder = folderForEach();
const ownFile = path.join(folder, 'own', 'known_hosts');
const otherFile = path.join(folder, 'known_hosts');

/** A public key blob: nothing here looks further into it than its type. */
function keyOf(type: string, fill: number): Buffer {
  const name = Buffer.from(type);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(name.length);
  return Buffer.concat([head, name, Buffer.alloc(32, fill)]);
}

const ed = keyOf('ssh-ed25519', 1);
const otherEd = keyOf('ssh-ed25519', 2);
const rsa = keyOf('ssh-rsa', 3);
const line = (hosts: string, key: Buffer, type = 'ssh-ed25519') =>
  `${hosts} ${type} ${key.toString('base64')}`;
const given = (...lines: string[]) => {
  fs.writeFileSync(otherFile, `${lines.join('\n')}\n`);
  return openKnownHosts(ownFile, [otherFile]);
};
const verdict = (hosts: string, address: string, port = 22, key = ed) =>
  given(line(hosts, ed)).check(address, port, 'ssh-ed25519', key).kind;

describe('a key against the files', () => {
  test('is unknown where no file is', () => {
    expect(openKnownHosts(ownFile, [otherFile]).check('old', 22, 'ssh-ed25519', ed)).toEqual({
      kind: 'unknown',
    });
  });

  test('matches, is of a new type, or has changed; then the known one is told with its place', () => {
    const known = given('# a comment', '', line('old', ed));
    expect(known.check('old', 22, 'ssh-ed25519', ed)).toEqual({ kind: 'match' });
    expect(known.check('old', 22, 'ssh-rsa', rsa)).toEqual({ kind: 'new-type' });
    expect(known.check('old', 22, 'ssh-ed25519', otherEd)).toEqual({
      kind: 'changed',
      knownSha256: fingerprintOf(ed),
      knownFrom: `${otherFile}:3`,
    });
    expect(known.check('new', 22, 'ssh-ed25519', ed)).toEqual({ kind: 'unknown' });
  });

  test('matches one of several of its type', () => {
    const known = given(line('old', otherEd), line('old', ed));
    expect(known.check('old', 22, 'ssh-ed25519', ed).kind).toBe('match');
  });

  test('is revoked before all else, for the hosts of that line', () => {
    const known = given(line('old', ed), line('@revoked *', ed), line('new', otherEd));
    expect(known.check('old', 22, 'ssh-ed25519', ed)).toEqual({ kind: 'revoked' });
    expect(known.check('new', 22, 'ssh-ed25519', otherEd)).toEqual({ kind: 'match' });
    expect(known.check('old', 22, 'ssh-ed25519', otherEd).kind).toBe('changed');
  });

  test('is not vouched for by an authority', () => {
    const known = given(line('@cert-authority *', ed));
    expect(known.check('old', 22, 'ssh-ed25519', ed)).toEqual({ kind: 'unknown' });
    expect(known.typesOf('old', 22)).toEqual([]);
  });

  test('passes over what cannot be understood', () => {
    const known = given('@strange old ssh-ed25519 AAAA', 'old', 'old ssh-ed25519', line('old', ed));
    expect(known.check('old', 22, 'ssh-ed25519', ed)).toEqual({ kind: 'match' });
  });

  test('takes lines with Windows line ends, tabs and comments', () => {
    const known = given(`old\tssh-ed25519\t${ed.toString('base64')} admin@laptop\r`);
    expect(known.check('old', 22, 'ssh-ed25519', ed)).toEqual({ kind: 'match' });
  });
});

describe('names', () => {
  test.each([
    ['old.example', 'old.example', 22, 'match'],
    ['OLD.example', 'old.EXAMPLE', 22, 'match'],
    ['old,192.0.2.1', '192.0.2.1', 22, 'match'],
    ['2001:db8::1', '2001:db8::1', 22, 'match'],
    ['old', 'old', 2222, 'unknown'],
    ['[old]:2222', 'old', 2222, 'match'],
    ['[old]:2222', 'old', 22, 'unknown'],
    ['[2001:db8::1]:2222', '2001:db8::1', 2222, 'match'],
    ['*.example', 'old.example', 22, 'match'],
    ['*.example', 'old.example.org', 22, 'unknown'],
    ['192.0.2.?', '192.0.2.7', 22, 'match'],
    ['192.0.2.?', '192.0.2.77', 22, 'unknown'],
    ['192.0.2.1', '192x0y2z1', 22, 'unknown'],
    ['*.example,!bad.example', 'good.example', 22, 'match'],
    ['*.example,!bad.example', 'bad.example', 22, 'unknown'],
    ['!bad.example,*.example', 'bad.example', 22, 'unknown'],
    ['!bad.example', 'good.example', 22, 'unknown'],
    ['*', 'anything', 2222, 'match'],
  ])('%s, asked for %s port %d: %s', (hosts, address, port, expected) => {
    expect(verdict(hosts, address, port)).toBe(expected);
  });

  test('are hashed by ssh-keygen as they are read here', () => {
    fs.writeFileSync(otherFile, `${line('old.example', ed)}\n${line('[192.0.2.1]:2222', otherEd)}\n`);
    execFileSync('ssh-keygen', ['-q', '-H', '-f', otherFile], { stdio: 'ignore' });
    expect(fs.readFileSync(otherFile, 'utf8')).not.toContain('old.example');
    const known = openKnownHosts(ownFile, [otherFile]);
    expect(known.check('old.example', 22, 'ssh-ed25519', ed).kind).toBe('match');
    expect(known.check('192.0.2.1', 2222, 'ssh-ed25519', otherEd).kind).toBe('match');
    expect(known.check('192.0.2.1', 22, 'ssh-ed25519', otherEd).kind).toBe('unknown');
  });

  test('types come from every file, without doubles', () => {
    const known = given(line('old', ed), line('old', otherEd), line('old', rsa, 'ssh-rsa'));
    known.add('old', 22, 'ecdsa-sha2-nistp256', keyOf('ecdsa-sha2-nistp256', 4));
    expect(known.typesOf('old', 22).sort()).toEqual(['ecdsa-sha2-nistp256', 'ssh-ed25519', 'ssh-rsa']);
  });
});

describe('adding', () => {
  test('is known from then on, to OpenSSH too, and leaves the other files alone', () => {
    const known = given(line('else', otherEd));
    const before = fs.readFileSync(otherFile, 'utf8');
    known.add('Old.Example', 2222, 'ssh-ed25519', ed);
    known.add('old.example', 2222, 'ssh-ed25519', ed);
    known.add('192.0.2.1', 22, 'ssh-rsa', rsa);
    expect(known.check('old.example', 2222, 'ssh-ed25519', ed)).toEqual({ kind: 'match' });
    expect(fs.readFileSync(otherFile, 'utf8')).toBe(before);
    expect(fs.readFileSync(ownFile, 'utf8').split('\n')).toHaveLength(3);
    const found = spawnSync('ssh-keygen', ['-F', '[old.example]:2222', '-f', ownFile], { encoding: 'utf8' });
    expect(found.stdout).toContain(ed.toString('base64'));
  });

  test.skipIf(process.platform === 'win32')('is for nobody else to read, and leaves no partial file', () => {
    openKnownHosts(ownFile, []).add('old', 22, 'ssh-ed25519', ed);
    expect(fs.statSync(ownFile).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(path.dirname(ownFile))).toEqual(['known_hosts']);
  });

  test('goes on after a file that ends without a line end', () => {
    fs.mkdirSync(path.dirname(ownFile));
    fs.writeFileSync(ownFile, line('else', otherEd));
    const known = openKnownHosts(ownFile, []);
    known.add('old', 22, 'ssh-ed25519', ed);
    expect(known.check('else', 22, 'ssh-ed25519', otherEd).kind).toBe('match');
    expect(known.check('old', 22, 'ssh-ed25519', ed).kind).toBe('match');
  });

  test('says where it could not', () => {
    fs.mkdirSync(ownFile, { recursive: true });
    expect(() => openKnownHosts(ownFile, []).add('old', 22, 'ssh-ed25519', ed)).toThrow(
      expect.objectContaining({ code: 'local.io', side: 'local' }),
    );
  });
});

describe('replacing', () => {
  const replaced = (text: string, address: string, port = 22) => {
    fs.writeFileSync(otherFile, text, 'latin1');
    openKnownHosts(ownFile, [otherFile]).replace(address, port, 'ssh-ed25519', otherEd);
    return fs.readFileSync(otherFile, 'latin1');
  };
  const rest = `# Gr\u00fc\u00dfe in Latin-1\r\n\n${line('new', ed)} a comment\r\n${line('@revoked old', ed)}\nnonsense`;

  test.each([
    ['a line of its own', 'old', 22, line('old', ed), ''],
    ['a line of another type', 'old', 22, line('old', rsa, 'ssh-rsa'), ''],
    ['another port', 'old', 2222, line('[old]:2222', ed), ''],
    ['another way to write it', 'OLD', 22, line('Old', ed), ''],
    [
      'a line with its address',
      'old',
      22,
      `${line('old,192.0.2.1', ed)} both`,
      `${line('192.0.2.1', ed)} both\n`,
    ],
    ['a line for many', 'old.a', 22, line('*.a,!x.a', ed), `${line('*.a,!x.a,!old.a', ed)}\n`],
    ['the same host at another port', 'old', 22, line('[old]:2222', ed), `${line('[old]:2222', ed)}\n`],
  ])('takes out %s, and leaves every other byte', (_name, address, port, given, left) => {
    expect(replaced(`${given}\n${rest}`, address, port)).toBe(`${left}${rest}`);
    const known = openKnownHosts(ownFile, [otherFile]);
    expect(known.check(address, port, 'ssh-ed25519', otherEd)).toEqual({ kind: 'match' });
    expect(known.check('new', 22, 'ssh-ed25519', ed)).toEqual({ kind: 'match' });
    if (left === '') expect(known.check(address, port, 'ssh-ed25519', ed).kind).not.toBe('match');
  });

  test('finds hashed lines, as ssh-keygen makes them', () => {
    fs.writeFileSync(otherFile, `${line('old', ed)}\n${line('[old]:2222', ed)}\n`);
    execFileSync('ssh-keygen', ['-q', '-H', '-f', otherFile], { stdio: 'ignore' });
    const [first = '', second = ''] = fs.readFileSync(otherFile, 'utf8').split(/(?<=\n)/);
    expect(replaced(first + second, 'old')).toBe(second);
    expect(replaced(first + second, 'old', 2222)).toBe(first);
  });

  test('takes the former key out of our own file too, and may run twice', () => {
    const known = openKnownHosts(ownFile, [otherFile]);
    known.add('old', 22, 'ssh-ed25519', ed);
    known.add('new', 22, 'ssh-ed25519', ed);
    for (const _time of [1, 2]) known.replace('old', 22, 'ssh-ed25519', otherEd);
    expect(fs.readFileSync(ownFile, 'utf8')).toBe(`${line('new', ed)}\n${line('old', otherEd)}\n`);
    expect(fs.existsSync(otherFile)).toBe(false);
  });

  test.skipIf(process.platform === 'win32')('keeps the mode of the file, and a link to it', () => {
    const behind = path.join(folder, 'dot-files');
    fs.writeFileSync(behind, `${line('old', ed)}\n`);
    fs.chmodSync(behind, 0o640);
    fs.symlinkSync(behind, otherFile);
    openKnownHosts(ownFile, [otherFile]).replace('old', 22, 'ssh-ed25519', otherEd);
    expect(fs.lstatSync(otherFile).isSymbolicLink()).toBe(true);
    expect([fs.statSync(behind).mode & 0o777, fs.readFileSync(behind, 'utf8')]).toEqual([0o640, '']);
    expect(fs.readdirSync(folder).sort()).toEqual(['dot-files', 'known_hosts', 'own']);
  });
});

test('a file that cannot be read is not an empty one', () => {
  fs.mkdirSync(otherFile);
  expect(() => openKnownHosts(ownFile, [otherFile]).check('old', 22, 'ssh-ed25519', ed)).toThrow(
    expect.objectContaining({ code: 'local.io' }),
  );
});
