import fs from 'node:fs';
import path from 'node:path';
import { localError } from '../transfer/local-errors.ts';

/** What stands beside a file about its hash. `unreadable`: a file is there, and says nothing of this one. */
export type Sidecar =
  | { readonly kind: 'none' }
  | { readonly kind: 'hash'; readonly sha256: string }
  | { readonly kind: 'unreadable' };

/** A list of hashes is short; a sidecar beyond this is none. */
const longestBytes = 1024 * 1024;

/** Where the hash of `file` stands: beside it, as `NAME.sha256`. */
export function sidecarPath(file: string): string {
  return `${file}.sha256`;
}

/**
 * Writes the SHA-256 of `file` beside it, in the form that `sha256sum --check` reads in that folder. May run twice; the
 * old one stays whole until the new one is. Throws `local.*`.
 */
export async function writeSidecar(file: string, sha256: string): Promise<void> {
  const target = sidecarPath(file);
  const partial = `${target}.partial`;
  try {
    await fs.promises.writeFile(partial, formatSidecar(path.basename(file), sha256), {
      mode: 0o600,
      flush: true,
    });
    await fs.promises.rename(partial, target);
  } catch (error) {
    throw await localError(error, target);
  }
}

/** Reads what stands beside `file` about its hash. Throws `local.*` when it is there and cannot be opened. */
export async function readSidecar(file: string): Promise<Sidecar> {
  const source = sidecarPath(file);
  try {
    const stat = await fs.promises.stat(source);
    if (!stat.isFile() || stat.size > longestBytes) return { kind: 'unreadable' };
    const sha256 = findHash(await fs.promises.readFile(source, 'utf8'), path.basename(file));
    return sha256 === undefined ? { kind: 'unreadable' } : { kind: 'hash', sha256 };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'none' };
    throw await localError(error, source);
  }
}

/** One line as GNU sha256sum writes it: a name with a backslash or a line break is escaped, and the line begins with `\`. */
export function formatSidecar(name: string, sha256: string): string {
  const escaped = name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${escaped === name ? '' : '\\'}${sha256}  ${escaped}\n`;
}

/** The hash of `name` in a list of sha256sum, in BSD form too; a hash that stands alone counts for any name. */
function findHash(text: string, name: string): string | undefined {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const alone = lines.length === 1 ? /^\s*([0-9a-f]{64})\s*$/i.exec(lines[0] ?? '')?.[1] : undefined;
  return (
    alone ?? lines.map((line) => hashInLine(line, name)).find((hash) => hash !== undefined)
  )?.toLowerCase();
}

function hashInLine(line: string, name: string): string | undefined {
  const gnu = /^(\\?)([0-9a-f]{64}) [ *](.*)$/i.exec(line);
  if (gnu) {
    const listed = gnu[1] === '' ? (gnu[3] ?? '') : unescapeName(gnu[3] ?? '');
    return listed === name || path.basename(listed) === name ? gnu[2] : undefined;
  }
  const bsd = /^SHA256 \((.*)\) = ([0-9a-f]{64})$/i.exec(line);
  return bsd?.[1] === name ? bsd[2] : undefined;
}

function unescapeName(name: string): string {
  return name.replace(/\\([\\nr])/g, (_whole, letter: string) =>
    letter === 'n' ? '\n' : letter === 'r' ? '\r' : '\\',
  );
}
