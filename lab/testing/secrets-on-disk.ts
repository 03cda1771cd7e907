import fs from 'node:fs';
import path from 'node:path';

/**
 * Files below `folder` that hold one of `secrets` in any usual form, with the form. Empty is what everybody wants. Machines
 * may be at work there: a file that they take away meanwhile is passed over.
 */
export function filesWithSecrets(folder: string, secrets: readonly string[]): string[] {
  const found: string[] = [];
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = readIfThere(file);
    const form = bytes && secretIn(bytes, secrets);
    if (form !== undefined) found.push(`${path.relative(folder, file)}: ${form}`);
  }
  return found;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The form in which one of `secrets` stands in `bytes`; undefined where none does. */
export function secretIn(bytes: Buffer | string, secrets: readonly string[]): string | undefined {
  const haystack = Buffer.from(bytes);
  for (const secret of secrets) {
    for (const [form, needle] of formsOf(secret)) if (haystack.includes(needle)) return form;
  }
  return undefined;
}

function formsOf(secret: string): [string, Buffer][] {
  const bytes = Buffer.from(secret);
  const forms: [string, Buffer][] = [
    ['plain', bytes],
    ['UTF-16', Buffer.from(secret, 'utf16le')],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['HEX', Buffer.from(bytes.toString('hex').toUpperCase())],
    ['URL', Buffer.from(encodeURIComponent(secret))],
  ];
  // Within a longer text base64 has three forms, by the place; their first and last characters depend on the neighbours.
  for (const shift of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]);
    for (const encoding of ['base64', 'base64url'] as const) {
      const text = shifted.toString(encoding).replace(/=+$/, '');
      forms.push([`${encoding} ${shift}`, Buffer.from(text.slice(shift === 0 ? 0 : shift + 1, -1))]);
    }
  }
  return forms;
}
