import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { RunState } from '../../shared/run/run-state.ts';
import { MigrationError } from '../errors.ts';
import { Secret } from '../secret.ts';

const charactersPerLine = 16;

/**
 * Writes the emergency kit where the admin wants it, for the owner only: the key, what it opens, and how to use it. The only
 * file that ever holds the key. Refuses to replace a file (`transfer.already-exists`), except one that is a kit of the
 * same key already.
 */
export function writeKit(path: string, key: Secret, state: RunState): void {
  const text = kitText(key, state);
  try {
    fs.writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EEXIST')
      throw new MigrationError('local.io', { path, detail: String(code) }, { side: 'local' });
    if (!holdsKey(path, key))
      throw new MigrationError('transfer.already-exists', { path }, { side: 'local' });
  }
}

/**
 * Reads the key back from a kit. Every line is held against its check characters. Throws `local.file-missing`, or
 * `key.kit-damaged` with the number of the line.
 */
export function readKit(path: string): Secret {
  let text: string;
  try {
    text = fs.readFileSync(path, 'utf8');
  } catch (error) {
    throw new MigrationError('local.file-missing', { path }, { side: 'local', cause: error });
  }
  const parts: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const match = /^\s*(\d\d) \|(.*)\| ([0-9a-f]{2})$/.exec(line);
    if (!match) continue;
    const [, number = '', part = '', check = ''] = match;
    if (Number(number) !== parts.length + 1 || checkOf(number, part) !== check) {
      throw new MigrationError('key.kit-damaged', { path, line: index + 1 }, { side: 'local' });
    }
    parts.push(part);
  }
  if (parts.length === 0) throw new MigrationError('key.kit-damaged', { path, line: 0 }, { side: 'local' });
  return new Secret(parts.join(''));
}

function kitText(key: Secret, state: RunState): string {
  const { backup, old } = state;
  const artifact = state.artifacts.find((file) => file.role === 'backup');
  const identity = old.identity
    ? `${old.identity.address} (${old.identity.keyType} ${old.identity.sha256})`
    : 'unknown';
  return [
    'HANDOVER EMERGENCY KIT',
    '',
    'The System Backup Key below opens one backup. The server never stores it, and nobody can recover it.',
    'Keep this page apart from the backup file. Whoever has both can read the backup.',
    '',
    `Backup:      ${backup?.name ?? 'unknown'}`,
    `Size:        ${artifact ? `${artifact.sizeBytes} bytes` : 'not known yet'}`,
    `SHA-256:     ${artifact?.sha256 ?? 'not known yet: see the .sha256 file beside the backup'}`,
    `Made on:     ${identity}`,
    `Version:     ${backup?.version ?? old.product?.version ?? 'unknown'}`,
    `Job:         ${state.jobId}`,
    '',
    'The key, without the bars and without the numbers; the two characters after each line check it:',
    '',
    ...keyLines(key),
    '',
    'To restore: System Backup v2 > Import and Restore (Migrate) on the new appliance, with the backup file and this key.',
    '',
  ].join('\n');
}

function keyLines(key: Secret): string[] {
  const characters = Array.from(key.reveal());
  const lines: string[] = [];
  for (let start = 0; start < characters.length; start += charactersPerLine) {
    const part = characters.slice(start, start + charactersPerLine).join('');
    const number = String(lines.length + 1).padStart(2, '0');
    lines.push(`  ${number} |${part}| ${checkOf(number, part)}`);
  }
  return lines;
}

/** Two hexadecimal digits over number and text: a mistyped line passes once in 256 times. */
function checkOf(number: string, part: string): string {
  return createHash('sha256').update(`${number}|${part}`).digest('hex').slice(0, 2);
}

function holdsKey(path: string, key: Secret): boolean {
  try {
    return readKit(path).equals(key);
  } catch {
    // Not a kit: then it is somebody else's file.
    return false;
  }
}
