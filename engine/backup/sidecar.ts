import fs from 'node:fs';
import path from 'node:path';
import { localError } from '../transfer/local-errors.ts';
import { writeWhole } from '../transfer/local-partial.ts';

/** What stands beside a file about its hash, and in which file. `unreadable`: one of its own is there, and says nothing of it. */
type Sidecar =
  | { readonly kind: 'none' }
  | { readonly kind: 'hash'; readonly sha256: string; readonly sidecar: string }
  | { readonly kind: 'unreadable'; readonly sidecar: string };

/** Lists of many hashes, by the names that people and tools give them. */
const listNames = ['SHA256SUMS', 'SHA256SUMS.txt', 'sha256sums.txt', 'sha256sum.txt', 'sha256sums'] as const;

/** Says that there is no such file. */
const missing = Symbol('missing');

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
  await writeWhole(sidecarPath(file), formatSidecar(path.basename(file), sha256));
}

/**
 * Reads what stands beside `file` about its hash: its own `NAME.sha256`, else its line in a list such as `SHA256SUMS`.
 * Throws `local.*` when it is there and cannot be opened.
 */
export async function readSidecar(file: string): Promise<Sidecar> {
  const own = sidecarPath(file);
  const found = await readHash(own, path.basename(file));
  const sidecar = path.basename(own);
  if (found !== missing)
    return found === undefined ? { kind: 'unreadable', sidecar } : { kind: 'hash', sha256: found, sidecar };
  for (const name of listNames) {
    const sha256 = await readHash(path.join(path.dirname(file), name), path.basename(file), true);
    if (sha256 !== missing && sha256 !== undefined) return { kind: 'hash', sha256, sidecar: name };
  }
  return { kind: 'none' };
}

async function readHash(
  source: string,
  name: string,
  isList = false,
): Promise<string | typeof missing | undefined> {
  try {
    const stat = await fs.promises.stat(source);
    if (!stat.isFile() || stat.size > longestBytes) return undefined;
    return findHash(await fs.promises.readFile(source, 'utf8'), name, isList);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return missing;
    throw await localError(error, source);
  }
}

/** One line as GNU sha256sum writes it: a name with a backslash or a line break is escaped, and the line begins with `\`. */
function formatSidecar(name: string, sha256: string): string {
  const escaped = name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${escaped === name ? '' : '\\'}${sha256}  ${escaped}\n`;
}

/** The hash of `name` in a list of sha256sum, in BSD form too; in a file of its own a hash that stands alone counts. */
function findHash(text: string, name: string, isList: boolean): string | undefined {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const alone =
    !isList && lines.length === 1 ? /^\s*([0-9a-f]{64})\s*$/i.exec(lines[0] ?? '')?.[1] : undefined;
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
