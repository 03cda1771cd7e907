import ipaddr from 'ipaddr.js';
import type { BundleMask } from '../../shared/contract/bundle-parts.ts';
import { en } from '../../shared/text/en.ts';

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
  const kinds = new Map([...known.kinds].filter(([, kind]) => masks.includes(kind)));
  const odd = oddPattern([...kinds.keys()].filter((value) => !wholeWord.test(value)));
  const domains = masks.includes('names') ? domainsOf(kinds) : new Set<string>();
  const numbers = new Map<string, string>();
  const met: Record<BundleMask, number> = { addresses: 0, names: 0, accounts: 0 };
  const replace = (kind: BundleMask, found: string): string => {
    const key = `${kind} ${found.toLowerCase()}`;
    const before = numbers.get(key);
    if (before !== undefined) return before;
    met[kind] += 1;
    const made = `[${singular[kind]} ${String(met[kind])}]`;
    numbers.set(key, made);
    return made;
  };
  const kindOf = (value: string): BundleMask | undefined =>
    kinds.get(value) ?? ([...parentsOf(value)].some((parent) => domains.has(parent)) ? 'names' : undefined);
  const text = (given: string): string => {
    let masked = given;
    if (odd)
      masked = masked.replace(odd, (found) => replace(kinds.get(found.toLowerCase()) ?? 'names', found));
    if (masks.includes('accounts'))
      masked = masked.replace(mailPattern, (found) => replace('accounts', found));
    if (masks.includes('names'))
      masked = masked.replace(namePart, (found, key: string, value: string) =>
        known.nameParts.has(`${key}=${value}`.toLowerCase()) ? `${key}=${replace('names', value)}` : found,
      );
    masked = masked.replace(words, (word) =>
      ownIds.has(word) && !kinds.has(word) ? word : maskWord(word, kindOf, replace),
    );
    if (!masks.includes('addresses')) return masked;
    return masked
      .replace(allMacs, (found) => replace('addresses', found))
      .replace(addressPattern, (found) =>
        isAddress(found, known.versions) ? replace('addresses', found) : found,
      );
  };
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(deep);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [text(key), ownKeys.includes(key) ? each : deep(each)]),
    );
  };
  return { text, deep, counts: () => Object.fromEntries(masks.map((kind) => [kind, met[kind]])) };
}

const singular: Readonly<Record<BundleMask, string>> = {
  addresses: 'address',
  names: 'name',
  accounts: 'account',
};

/** A machine may have the name of a kind of block, or of a side. */
const ownKeys: readonly string[] = ['kind', 'type', 'tone', 'side', 'step', 'status', 'severity', 'format'];

/** `subjects`: the name of a certificate, part by part. */
type KindOfKey = BundleMask | 'versions' | 'subjects';

/** The kind of thing that fields of these names hold. */
const kindsOfKeys: Readonly<Record<string, KindOfKey>> = {
  ...keysOf('addresses', ['address', 'ownAddress', 'gateway', 'dnsServers', 'mac', 'finalAddress']),
  ...keysOf('names', ['hostName', 'planName', 'jobId', 'names', 'missing', 'duplicates']),
  ...keysOf('names', ['restoreOn', 'switchOff', 'rollBack']),
  ...keysOf('subjects', ['subject', 'issuer', 'before']),
  ...keysOf('accounts', ['user', 'operator', 'by', 'clientId']),
  ...keysOf('versions', ['version', 'agentVersion', 'appVersion', 'oldVersion', 'newVersion']),
  ...keysOf('versions', ['backupVersion', 'targetVersion', 'newest']),
};

function keysOf(kind: KindOfKey, keys: readonly string[]) {
  return Object.fromEntries(keys.map((key) => [key, kind]));
}

/** Who says something in the record (`by`) and is no person. */
const noPersons: readonly string[] = ['plan', 'handover', 'copy', 'appliance', 'admin'];
/** Shorter ones, and plain numbers, would take every other word apart. */
const shortest = 2;

/** Ids of this program, such as `trust-certificate`: an account that is called like a part of one takes none apart. */
const ownIds: ReadonlySet<string> = new Set(idsIn(en));

function idsIn(words: unknown): string[] {
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([key, each]) => [...(/[.-]/.test(key) ? [key] : []), ...idsIn(each)]);
}

interface Known {
  /** In small letters. */
  readonly kinds: Map<string, BundleMask>;
  /** Parts of names of certificates that are too short to be looked for by themselves, such as `c=de`. */
  readonly nameParts: Set<string>;
  readonly versions: Set<string>;
}

function collect(record: unknown): Known {
  const known: Known = { kinds: new Map(), nameParts: new Set(), versions: new Set() };
  const note = (kind: KindOfKey, value: string): void => {
    if (kind === 'subjects')
      for (const [key, each] of namePartsOf(value))
        if (each.length <= shortest) known.nameParts.add(`${key}=${each}`.toLowerCase());
        else note('names', each);
    else if (value.includes(', ')) for (const each of value.split(', ')) note(kind, each);
    else if (kind === 'versions') known.versions.add(value);
    else if (kind === 'accounts' && value.includes('@')) {
      // `ana@laptop`: who works, and where.
      const at = value.lastIndexOf('@');
      note('accounts', value.slice(0, at));
      note('names', value.slice(at + 1));
    } else if (value.length >= shortest && !/^\d+$/.test(value)) {
      // A machine may be reached by its name.
      const isName = kind === 'addresses' && !ipaddr.isValid(value) && !macPattern.test(value);
      known.kinds.set(value.toLowerCase(), isName ? 'names' : kind);
    }
  };
  const walk = (value: unknown, kind: KindOfKey | undefined): void => {
    if (typeof value === 'string' && kind) note(kind, value);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) {
      const isNoPerson = key === 'by' && noPersons.includes(String(each));
      if (!isNoPerson) walk(each, Array.isArray(value) ? kind : kindsOfKeys[key]);
    }
  };
  walk(record, undefined);
  // The title of a job is a name, and stands in a field of its own in the plan.
  const { plan } = record as {
    readonly plan?: { readonly name?: string; readonly final?: { name?: string } };
  };
  for (const name of [plan?.name, plan?.final?.name]) if (name !== undefined) note('names', name);
  return known;
}

/**
 * What the name of a certificate holds, each with its key, over several lines or in one; nothing where it is none. One or two letters,
 * such as a country, would take sentences apart: they are hidden behind their key alone.
 */
function namePartsOf(distinguished: string): (readonly [key: string, value: string])[] {
  return distinguished.split(/[\n,+]/).flatMap((part) => {
    const [key = '', ...rest] = part.split('=');
    const value = rest
      .join('=')
      .replaceAll(/["\\]/g, '')
      .replace(/^\s*(?:\*\.)?/, '')
      .trim();
    return value === '' ? [] : [[key.trim(), value] as const];
  });
}

/** `corp.example` of `epp.corp.example`: a name of two parts may be a domain itself. */
function domainsOf(kinds: ReadonlyMap<string, BundleMask>): Set<string> {
  const names = [...kinds].filter(([value, kind]) => kind === 'names' && wholeWord.test(value));
  return new Set(
    names.flatMap(([value]) => (value.split('.').length > 2 ? [value.slice(value.indexOf('.') + 1)] : [])),
  );
}

function* parentsOf(value: string): Generator<string> {
  for (let at = value.indexOf('.'); at >= 0; at = value.indexOf('.', at + 1)) yield value.slice(at + 1);
}

/** A short part of the name of a certificate, with its key. */
const namePart = /(?<![\p{L}\p{N}_.])([\p{L}\d.]+)=([\p{L}\p{N}]{1,2})(?![\p{L}\p{N}_.-])/gu;
const wholeWord = /^[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*$/u;
const words = /[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*/gu;

/** The longest that are known, from the left: `pc-1` in `pc-1-copy` too. There may be many thousands, so that each is looked up. */
function maskWord(
  word: string,
  kindOf: (value: string) => BundleMask | undefined,
  replace: (kind: BundleMask, found: string) => string,
): string {
  const parts = word.split(/([.-])/);
  let made = '';
  for (let from = 0; from < parts.length; from += 1) {
    let to = parts.length;
    let kind: BundleMask | undefined;
    for (; to > from; to -= 1) {
      kind = kindOf(parts.slice(from, to).join('').toLowerCase());
      if (kind) break;
    }
    made += kind ? replace(kind, parts.slice(from, to).join('')) : (parts[from] ?? '');
    if (kind) from = to - 1;
  }
  return made;
}

/** What is no plain word is searched for as it is, the longest first. */
function oddPattern(values: readonly string[]): RegExp | undefined {
  if (values.length === 0) return undefined;
  const byLength = [...values].sort((a, b) => b.length - a.length);
  const alternatives = byLength.map((value) => value.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`));
  return new RegExp(alternatives.join('|'), 'giu');
}

const mailPattern = /[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}/giu;
const macPattern = /(?<![\w:])(?:[\da-f]{2}[:-]){5}[\da-f]{2}(?![\w:])/iu;
const allMacs = new RegExp(macPattern, 'giu');
/** What may be an address: four numbers, or hexadecimal digits with colons. */
const addressPattern =
  /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?:\d{1,3}(?:\.\d{1,3}){3})?)(?![\w:])/giu;

/** Versions of servers up to 5.9 look like addresses: those that the record shows to be one are none. */
function isAddress(found: string, versions: ReadonlySet<string>): boolean {
  return ipaddr.isValid(found) && !versions.has(found);
}
