import { parse as parseYaml } from 'yaml';
import { plainText } from '../../shared/text/plain-text.ts';

/** Fields that a backup tells of itself. */
export interface Manifest {
  /** The entry in which they stand; empty for the head of the file itself. */
  readonly entry: string;
  readonly fields: Readonly<Record<string, string>>;
}

const mostFields = 40;
const longestValue = 300;
const longestHeader = 16 * 1024;

/** Whether an entry of an archive may be such a document, by its name. */
export function isManifestName(path: string): boolean {
  const name = path.split(/[/\\]/).at(-1) ?? '';
  return /^(manifest|metadata|version|backup|info|about|product|release)([-_.](info|manifest|version|meta|json))?(\.(json|ya?ml|txt|ini|properties|xml))?$/i.test(
    name,
  );
}

/** The first document with readable fields. */
export function readManifest(documents: ReadonlyMap<string, Buffer>, head: Buffer): Manifest | undefined {
  for (const [entry, content] of documents) {
    const fields = readFields(content.toString('utf8'));
    if (fields) return { entry, fields };
  }
  const fields = headFields(head);
  return fields && { entry: '', fields };
}

/** A field by any of its usual names, whatever their case and their separators. */
export function fieldOf(manifest: Manifest | undefined, names: readonly string[]): string | undefined {
  if (!manifest) return undefined;
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const entries = Object.entries(manifest.fields).map(([name, value]) => [plain(name), value] as const);
  for (const wanted of names) {
    const found = entries.find(([name]) => name === plain(wanted));
    if (found) return found[1];
  }
  return undefined;
}

export const versionFields = [
  'serverVersion',
  'productVersion',
  'eppVersion',
  'applianceVersion',
  'version',
  'release',
];
export const productFields = ['product', 'productName', 'appliance', 'application'];
export const dateFields = ['createdAt', 'created', 'backupDate', 'madeAt', 'timestamp', 'date'];
export const hostFields = ['serverId', 'hostname', 'host', 'server', 'serial', 'serialNumber', 'machineId'];

/** Some containers begin with a readable header, before what is encrypted. */
function headFields(head: Buffer): Readonly<Record<string, string>> | undefined {
  const start = head.subarray(0, 64).indexOf('{"');
  if (start === -1) return undefined;
  const text = head.toString('latin1', start, Math.min(head.length, start + longestHeader));
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (isQuoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return jsonFields(Buffer.from(text.slice(0, at + 1), 'latin1').toString('utf8'));
    }
  }
  return undefined;
}

function readFields(text: string): Readonly<Record<string, string>> | undefined {
  const start = text.replace(/^\ufeff/, '').trim();
  if (start === '' || start.startsWith('<')) return undefined;
  return jsonFields(start) ?? lineFields(start) ?? yamlFields(start) ?? aloneVersion(start);
}

function jsonFields(text: string): Readonly<Record<string, string>> | undefined {
  try {
    return flat(JSON.parse(text));
  } catch {
    // No JSON: another form may fit.
    return undefined;
  }
}

/** `name = value` or `name: value`, as in properties and ini files. */
function lineFields(text: string): Readonly<Record<string, string>> | undefined {
  const fields: Record<string, string> = {};
  for (const line of text.split(/\r?\n/).slice(0, 200)) {
    const found = /^([A-Za-z][\w .-]{0,40}?)\s*[=:](.+)$/.exec(line.trim());
    const value = found?.[2]?.trim() ?? '';
    if (found?.[1] && value !== '') fields[found[1]] = value.replace(/^"(.*)"$/, '$1');
  }
  return flat(fields);
}

function yamlFields(text: string): Readonly<Record<string, string>> | undefined {
  try {
    return flat(parseYaml(text, { maxAliasCount: 10 }));
  } catch {
    // No YAML either.
    return undefined;
  }
}

/** A file `version` often holds nothing else. */
function aloneVersion(text: string): Readonly<Record<string, string>> | undefined {
  return /^[\w. -]{1,40}$/.test(text) && /\d/.test(text) ? { version: text } : undefined;
}

/** The plain values of an object, those of objects inside by `outer.inner`. */
function flat(value: unknown, prefix = ''): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields: Record<string, string> = {};
  for (const [name, inner] of Object.entries(value)) {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (/secret|passw|token|private/i.test(name)) continue;
    if (['string', 'number', 'boolean'].includes(typeof inner))
      fields[plainText(path).slice(0, 80)] = plainText(String(inner)).slice(0, longestValue);
    else if (prefix === '') Object.assign(fields, flat(inner, name));
    if (Object.keys(fields).length >= mostFields) break;
  }
  return Object.keys(fields).length > 0 ? fields : undefined;
}
