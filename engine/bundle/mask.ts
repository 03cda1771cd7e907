import ipaddr from 'ipaddr.js';
import { bundleMasks, type BundleMask } from '../../shared/contract/bundle.ts';

/** Replaces what was chosen, the same by the same number everywhere. */
export interface Mask {
  text(text: string): string;
  /** Every text in it, and every key; what the fields of {@link ownKeys} hold are words of this program. */
  deep(value: unknown): unknown;
  /** How many different ones of each kind were met. */
  counts(): Partial<Record<BundleMask, number>>;
}

/**
 * Hides what is chosen in texts: every address by its form, and the names and accounts that the record itself shows to be some, with
 * all other hosts of their domains. A name that stands only in the words of a machine or in a note is not known to be one.
 */
export function createMask(record: unknown, masks: readonly BundleMask[]): Mask {
  const known = collect(record);
  const numbers = new Map<string, string>();
  const replace = (kind: BundleMask, found: string): string => {
    const key = `${kind} ${found.toLowerCase()}`;
    const made = numbers.get(key) ?? `[${kind.slice(0, -1)} ${String(countOf(kind) + 1)}]`;
    numbers.set(key, made);
    return made;
  };
  const countOf = (kind: BundleMask) => [...numbers.keys()].filter((key) => key.startsWith(`${kind} `)).length;
  const patterns = bundleMasks
    .filter((kind) => masks.includes(kind))
    .map((kind) => ({ kind, pattern: listPattern(kind, known[kind]) }))
    // A mail address and a host name first, for an address may be a part of them.
    .reverse();
  const text = (given: string): string => {
    let masked = given;
    for (const { kind, pattern } of patterns)
      if (pattern) masked = masked.replace(pattern, (found) => replace(kind, found));
    if (!masks.includes('addresses')) return masked;
    return masked
      .replace(macPattern, (found) => replace('addresses', found))
      .replace(numbersPattern, (found) => (isAddress(found, known.versions) ? replace('addresses', found) : found));
  };
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(deep);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [text(key), ownKeys.includes(key) ? each : deep(each)]),
    );
  };
  const counts = () => Object.fromEntries(masks.map((kind) => [kind, countOf(kind)]));
  return { text, deep, counts };
}

/** A machine may have the name of a kind of block, or of a side. */
const ownKeys: readonly string[] = ['kind', 'type', 'tone', 'side', 'step', 'status', 'severity', 'format'];

interface Known extends Record<BundleMask, Set<string>> {
  readonly versions: Set<string>;
}

/** By the names that fields of the record have. */
const keysOf: Readonly<Record<keyof Known, readonly string[]>> = {
  addresses: ['address', 'ownAddress', 'gateway', 'dnsServers', 'mac', 'finalAddress'],
  names: [
    'hostName',
    'planName',
    'jobId',
    'names',
    'missing',
    'duplicates',
    'expected',
    'restoreOn',
    'switchOff',
    'rollBack',
    'subject',
    'issuer',
  ],
  accounts: ['user', 'operator', 'by', 'clientId'],
  versions: ['version', 'agentVersion', 'appVersion'],
};

/** Who says something in the record and is no person. */
const noPersons: readonly string[] = ['plan', 'handover', 'copy', 'appliance', 'admin', 'root'];

function collect(record: unknown): Known {
  const known: Known = {
    addresses: new Set(),
    names: new Set(),
    accounts: new Set(),
    versions: new Set(),
  };
  const note = (kind: keyof Known, value: string): void => {
    if (kind === 'accounts' && value.includes('@')) {
      const [account = '', host = ''] = value.split('@');
      note('accounts', account);
      note('names', host);
      return;
    }
    if (value.length < shortest || noPersons.includes(value)) return;
    // A machine may be reached by its name.
    if (kind === 'addresses' && !ipaddr.isValid(value)) known.names.add(value);
    else known[kind].add(value);
  };
  const walk = (value: unknown, kind: keyof Known | undefined): void => {
    if (typeof value === 'string' && kind) note(kind, value);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) {
      const own = (Object.keys(keysOf) as (keyof Known)[]).find((field) => keysOf[field].includes(key));
      walk(each, Array.isArray(value) ? kind : own);
    }
  };
  walk(record, undefined);
  return known;
}

/** Shorter ones would take apart every other word. */
const shortest = 2;

/** All of a kind, the longest first, as whole words; and with names every host of their domains. */
function listPattern(kind: BundleMask, values: ReadonlySet<string>): RegExp | undefined {
  const domains = kind === 'names' ? [...values].flatMap(domainOf) : [];
  const alternatives = [
    ...(kind === 'accounts' ? [String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`] : []),
    ...[...new Set(domains)].map((domain) => String.raw`(?:[\w-]+\.)+${escaped(domain)}`),
    ...[...values].sort((a, b) => b.length - a.length).map(escaped),
  ];
  if (alternatives.length === 0) return undefined;
  return new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${alternatives.join('|')})(?![\p{L}\p{N}_])`, 'giu');
}

/** `corp.example` of `epp.corp.example`: a name of two parts may be a domain itself. */
function domainOf(name: string): string[] {
  if (!/^[\w-]+(?:\.[\w-]+){2,}$/.test(name) || ipaddr.isValid(name)) return [];
  return [name.slice(name.indexOf('.') + 1)];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);

const macPattern = /(?<![\w:])(?:[\da-f]{2}[:-]){5}[\da-f]{2}(?![\w:])/giu;
/** What may be an address: four numbers, or hexadecimal digits with colons. */
const numbersPattern = /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?:\d{1,3}(?:\.\d{1,3}){3})?)(?![\w:])/giu;

/** Versions of servers up to 5.9 look like addresses. */
function isAddress(found: string, versions: ReadonlySet<string>): boolean {
  return ipaddr.isValid(found) && !versions.has(found) && !/^5(?:\.\d){3}$/.test(found);
}
