import fs from 'node:fs';
import password from '@inquirer/password';
import { MigrationError } from '../engine/index.ts';
import { asCancelled } from './cancel.ts';

/** The text of a file, of standard input (`-`), or of an open descriptor. Throws `local.file-missing`, or what `unreadable` makes. */
export function readGiven(source: string | number, unreadable = missing): string {
  try {
    return fs.readFileSync(source === '-' ? 0 : source, 'utf8');
  } catch (error) {
    // What reading a file throws.
    throw unreadable(error as NodeJS.ErrnoException, String(source));
  }
}

function missing(cause: NodeJS.ErrnoException, path: string): MigrationError {
  return new MigrationError('local.file-missing', { path }, { cause });
}

/**
 * A secret from a person at a prompt that shows nothing, or from standard input to its end. The last line break of
 * standard input is none of it; everything else is. Throws `run.cancelled`.
 */
export async function readSecretText(from: 'prompt' | 'stdin', label: string): Promise<string> {
  if (from === 'stdin') return fs.readFileSync(0, 'utf8').replace(/\r?\n$/, '');
  return password({ message: `${label}:`, mask: false }).catch((error: unknown) => {
    throw asCancelled(error);
  });
}
