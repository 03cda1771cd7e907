import fs from 'node:fs';
import path from 'node:path';
import { en, type EnglishWords } from '../../shared/text/en.ts';
import { MigrationError } from '../errors.ts';
import { Secret } from '../secret.ts';
import type { KitFacts } from './kit/kit-facts.ts';
import { kitHtml, textOfHtml } from './kit/kit-html.ts';
import { readKitLines, type KitFault } from '../../shared/rules/key/kit-lines.ts';
import { kitText, type KitPart } from './kit/kit-text.ts';
import { writeOwnerOnly } from './kit/owner-only.ts';
import { printPdf } from './kit/print-pdf.ts';

interface KitOptions {
  readonly part?: KitPart;
  readonly words?: EnglishWords;
  readonly signal?: AbortSignal;
}

/**
 * Writes an emergency kit where the admin wants it, for the owner only: the key or one half of it, what it opens, and how to use
 * it. The only file that ever holds the key. The ending says the form: text, HTML or PDF. Refuses to replace a file
 * (`transfer.already-exists`), except one that is a kit of the same key already. Throws `local.*`, and `key.no-browser` where a
 * PDF cannot be made.
 */
export async function writeKitFile(
  file: string,
  key: Secret,
  facts: KitFacts,
  { part = 'whole', words = en, signal }: KitOptions = {},
): Promise<void> {
  const content = { key, facts, part, words };
  const form = path.extname(file).toLowerCase();
  const isPage = form === '.html' || form === '.htm' || form === '.pdf';
  const page = isPage ? kitHtml(content) : kitText(content);
  const printed = form === '.pdf' ? await printPdf(page, signal) : page;
  if (printed === undefined) throw new MigrationError('key.no-browser', { path: file }, { side: 'local' });
  try {
    writeOwnerOnly(file, printed);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EEXIST')
      throw new MigrationError('local.io', { path: file, detail: String(code) }, { cause: error });
    if (!holdsKey(file, key))
      throw new MigrationError('transfer.already-exists', { path: file }, { side: 'local' });
  }
}

/**
 * Reads the key back from a kit, as text or as a page. Every line is held against its check characters. Throws
 * `local.file-missing`, `key.kit-damaged` with the number of the line, or `key.kit-incomplete`.
 */
export function readKit(file: string): Secret {
  try {
    return readKitText(fs.readFileSync(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof MigrationError) throw error;
    throw new MigrationError('local.file-missing', { path: file }, { cause: error });
  }
}

/** The same for a text, such as one that was typed. `name` stands for it in errors. */
export function readKitText(text: string, name: string): Secret {
  const isPage = /^\s*<!doctype html/i.test(text);
  const read = readKitLines(isPage ? textOfHtml(text) : text);
  if ('fault' in read) throw faultOf(read.fault, name);
  return new Secret(read.key);
}

/** The SHA-256 that a kit names for its backup. */
export function sha256OfKit(text: string): string | undefined {
  return /\b[0-9a-f]{64}\b/.exec(/^\s*<!doctype html/i.test(text) ? textOfHtml(text) : text)?.[0];
}

function faultOf(fault: KitFault, name: string): MigrationError {
  const side = 'local';
  switch (fault.kind) {
    case 'no-lines':
      return new MigrationError('key.kit-damaged', { path: name, line: 0 }, { side });
    case 'wrong-line':
    case 'wrong-total':
      return new MigrationError('key.kit-damaged', { path: name, line: fault.line }, { side });
    case 'missing-line':
      return new MigrationError('key.kit-incomplete', { path: name, number: fault.number }, { side });
    case 'no-total':
      return new MigrationError('key.kit-incomplete', { path: name, number: 0 }, { side });
    default:
      return fault satisfies never;
  }
}

function holdsKey(file: string, key: Secret): boolean {
  try {
    return readKit(file).equals(key);
  } catch {
    // Not a kit: then it is somebody else's file.
    return false;
  }
}
