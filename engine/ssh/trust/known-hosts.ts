import { createHmac } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { MigrationError } from '../../errors.ts';
import { fingerprintOf } from './read-host-key.ts';

/**
 * What the files say of a key. `new-type`: the host is known by keys of other types only, which is how OpenSSH shows an added
 * algorithm; `changed`: known by another key of this very type.
 */
export type HostKeyVerdict =
  | { readonly kind: 'match' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'new-type' }
  | { readonly kind: 'changed'; readonly knownSha256: string; readonly knownFrom: string }
  | { readonly kind: 'revoked' };

export interface KnownHosts {
  /** Holds a key (its public blob) against all files. */
  check(address: string, port: number, keyType: string, key: Uint8Array): HostKeyVerdict;
  /** Key types that are known of a host, so that the server is asked for one of them first. */
  typesOf(address: string, port: number): string[];
  /** Adds a key that the admin accepted to our own file. Adding it twice adds it once. Throws `local.io`. */
  add(address: string, port: number, keyType: string, key: Uint8Array): void;
  /**
   * Puts a key in the place of all that are known of a host, in every file, as `ssh-keygen -R` and then `add`. Keys that are
   * revoked stay so; every other line stays as it is, byte for byte. May run twice. Throws `local.io`.
   */
  replace(address: string, port: number, keyType: string, key: Uint8Array): void;
}

interface Entry {
  readonly marker: '' | '@revoked' | '@cert-authority';
  readonly hosts: string;
  readonly keyType: string;
  readonly key: string;
  /** `file:line`. */
  readonly from: string;
}

/**
 * Known host keys in OpenSSH's format (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"): `ownFile` is read and written,
 * `otherFiles` (the user's `~/.ssh/known_hosts`) are read, and written only to take a key out that a person replaced. Files are read anew at every look, for another program may
 * have added to them. Lines that cannot be understood are passed over, as OpenSSH does.
 */
export function openKnownHosts(ownFile: string, otherFiles: readonly string[]): KnownHosts {
  const entries = () => [ownFile, ...otherFiles].flatMap(readEntries);
  return {
    check: (address, port, keyType, key) => {
      const wanted = Buffer.from(key).toString('base64');
      const about = entries().filter(
        (entry) => entry.marker !== '@cert-authority' && matchesHost(entry.hosts, address, port),
      );
      if (about.some((entry) => entry.marker === '@revoked' && entry.key === wanted))
        return { kind: 'revoked' };
      const valid = about.filter((entry) => entry.marker === '');
      if (valid.some((entry) => entry.key === wanted)) return { kind: 'match' };
      const other = valid.find((entry) => entry.keyType === keyType);
      if (other)
        return {
          kind: 'changed',
          knownSha256: fingerprintOf(Buffer.from(other.key, 'base64')),
          knownFrom: other.from,
        };
      return { kind: valid.length > 0 ? 'new-type' : 'unknown' };
    },
    typesOf: (address, port) => [
      ...new Set(
        entries()
          .filter((entry) => entry.marker === '' && matchesHost(entry.hosts, address, port))
          .map((entry) => entry.keyType),
      ),
    ],
    add: (address, port, keyType, key) => {
      const line = `${hostName(address, port)} ${keyType} ${Buffer.from(key).toString('base64')}\n`;
      append(ownFile, line);
    },
    replace: (address, port, keyType, key) => {
      for (const file of [ownFile, ...otherFiles]) takeOut(file, address, port);
      append(ownFile, `${hostName(address, port)} ${keyType} ${Buffer.from(key).toString('base64')}\n`);
    },
  };
}

/** How OpenSSH writes a host with another port than 22. */
function hostName(address: string, port: number): string {
  const lower = address.toLowerCase();
  return port === 22 ? lower : `[${lower}]:${port}`;
}

function readEntries(file: string): Entry[] {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    // Unreadable is not empty: a changed key must not pass as an unknown one.
    throw ioError(file, error);
  }
  return text.split(/\r?\n/).flatMap((line, index) => parseLine(line.trim(), `${file}:${index + 1}`));
}

function parseLine(line: string, from: string): Entry[] {
  if (line === '' || line.startsWith('#')) return [];
  const words = line.split(/\s+/);
  const marker = words[0]?.startsWith('@') ? words.shift() : '';
  if (marker !== '' && marker !== '@revoked' && marker !== '@cert-authority') return [];
  const [hosts, keyType, key] = words;
  if (hosts === undefined || keyType === undefined || key === undefined) return [];
  return [{ marker, hosts, keyType, key, from }];
}

function matchesHost(hosts: string, address: string, port: number): boolean {
  const name = hostName(address, port);
  if (hosts.startsWith('|1|')) return matchesHashed(hosts, name);
  let isMatched = false;
  for (const pattern of hosts.split(',')) {
    const isNegated = pattern.startsWith('!');
    if (!wildcard((isNegated ? pattern.slice(1) : pattern).toLowerCase()).test(name)) continue;
    // One negated match takes the whole line out.
    if (isNegated) return false;
    isMatched = true;
  }
  return isMatched;
}

/** `|1|salt|hash`: HMAC-SHA1 of the name under the salt, as `ssh-keygen -H` makes it. */
function matchesHashed(hosts: string, name: string): boolean {
  const [, , salt = '', hash = ''] = hosts.split('|');
  return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash;
}

/** A pattern with `*` and `?` as in ssh_config(5), PATTERNS. */
export function wildcard(pattern: string): RegExp {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`);
}

/** Takes a host out of every line of a file that makes a key known for it. */
function takeOut(file: string, address: string, port: number): void {
  if (!fs.existsSync(file)) return;
  try {
    // Behind links, such as to a folder of dot files; and as bytes, for comments may be in any encoding.
    const real = fs.realpathSync(file);
    const before = fs.readFileSync(real, 'latin1');
    const after = before
      .split(/(?<=\n)/)
      .map((line) => lineWithout(line, address, port))
      .join('');
    if (after === before) return;
    replaceFile(real, Buffer.from(after, 'latin1'), fs.statSync(real).mode & 0o777);
  } catch (error) {
    throw ioError(file, error);
  }
}

/** The line, with its end, for the other hosts that it names; empty where there is none. */
function lineWithout(line: string, address: string, port: number): string {
  const [entry] = parseLine(line.trim(), '');
  if (entry?.marker !== '' || !matchesHost(entry.hosts, address, port)) return line;
  if (entry.hosts.startsWith('|1|')) return '';
  const name = hostName(address, port);
  const others = entry.hosts.split(',').filter((pattern) => pattern.toLowerCase() !== name);
  if (others.every((pattern) => pattern.startsWith('!'))) return '';
  const hosts = others.join(',');
  const isStillMatched = matchesHost(hosts, address, port);
  return line.replace(entry.hosts, () => (isStillMatched ? `${hosts},!${name}` : hosts));
}

function append(file: string, line: string): void {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
    if (before.split('\n').includes(line.trimEnd())) return;
    replaceFile(file, before === '' || before.endsWith('\n') ? before + line : `${before}\n${line}`, 0o600);
  } catch (error) {
    throw ioError(file, error);
  }
}

function replaceFile(file: string, content: string | Buffer, mode: number): void {
  const partial = `${file}.${process.pid}.partial`;
  fs.writeFileSync(partial, content, { mode });
  fs.renameSync(partial, file);
}

function ioError(file: string, cause: unknown): MigrationError {
  return new MigrationError('local.io', { path: file, detail: String(cause) }, { cause });
}
