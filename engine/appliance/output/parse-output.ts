import type { OutputFormat } from '../profiles/profile-schema.ts';

/** A record of the output: our field names, and what stood there. */
export type RawRecord = Readonly<Record<string, unknown>>;

export type ParsedOutput =
  | { readonly kind: 'records'; readonly records: readonly RawRecord[] }
  | { readonly kind: 'problem'; readonly problem: string };

/**
 * Takes the records out of a command's output as the profile says: one for a single result, any number for a list.
 * Values are not judged here; fields that are not there, or null, are absent. Never throws.
 */
export function parseOutput(format: OutputFormat, stdout: string, isList: boolean): ParsedOutput {
  switch (format.as) {
    case 'json':
      return parseJson(format, stdout, isList);
    case 'lines':
      return parseLines(format, stdout, isList);
    case 'key-value':
      return records([translate(pick(keyValues(stdout, format.separator), format.fields), format.words)]);
    case 'text':
      return parseText(format, stdout);
    case 'none':
      return records([{}]);
    default:
      return format satisfies never;
  }
}

type FormatOf<A extends OutputFormat['as']> = Extract<OutputFormat, { as: A }>;

function parseJson(format: FormatOf<'json'>, stdout: string, isList: boolean): ParsedOutput {
  let data: unknown;
  try {
    data = JSON.parse(stdout);
  } catch {
    // The parser's own message quotes the output, which may hold what must not be quoted.
    return problem('the output is not JSON');
  }
  const root = format.items === undefined ? data : at(data, format.items);
  const entries: unknown[] | undefined = isList ? (Array.isArray(root) ? root : undefined) : [root];
  if (!entries) return problem(`there is no list${format.items === undefined ? '' : ` at ${format.items}`}`);
  if (!entries.every(isObject)) return problem(isList ? 'an entry is not an object' : 'not an object');
  return records(
    entries.map((entry) => {
      const found = Object.entries(format.fields).map(([field, path]) => [field, at(entry, path)] as const);
      return translate(Object.fromEntries(found.filter(([, value]) => isPresent(value))), format.words);
    }),
  );
}

function parseLines(format: FormatOf<'lines'>, stdout: string, isList: boolean): ParsedOutput {
  const pattern = new RegExp(format.pattern, 'u');
  const ignore = format.ignore === undefined ? undefined : new RegExp(format.ignore, 'u');
  const found: RawRecord[] = [];
  for (const line of linesOf(stdout)) {
    if (ignore?.test(line)) continue;
    const match = pattern.exec(line);
    if (!match) return problem('a line does not fit the pattern');
    found.push(translate(groups(match), format.words));
  }
  return isList || found.length === 1 ? records(found) : problem(`${found.length} lines instead of one`);
}

function parseText(format: FormatOf<'text'>, stdout: string): ParsedOutput {
  if (format.pattern === undefined) return records([{ text: stdout }]);
  const match = new RegExp(format.pattern, 'mu').exec(stdout);
  return match
    ? records([translate(groups(match), format.words)])
    : problem('the text does not fit the pattern');
}

/** `NAME=value` lines as a map; comments and lines without the separator are passed over, quotes are taken off. */
export function keyValues(text: string, separator: '=' | ':'): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of linesOf(text)) {
    const index = line.indexOf(separator);
    if (index < 1 || line.trimStart().startsWith('#')) continue;
    const value = line.slice(index + 1).trim();
    values.set(line.slice(0, index).trim(), value.replace(/^(["'])(.*)\1$/, '$2'));
  }
  return values;
}

function pick(values: ReadonlyMap<string, string>, fields: Readonly<Record<string, string>>): RawRecord {
  const found = Object.entries(fields).map(([field, key]) => [field, values.get(key)] as const);
  return Object.fromEntries(found.filter(([, value]) => isPresent(value)));
}

function groups(match: RegExpExecArray): RawRecord {
  return Object.fromEntries(Object.entries(match.groups ?? {}).filter(([, value]) => isPresent(value)));
}

function translate(record: RawRecord, words: Readonly<Record<string, Record<string, string>>>): RawRecord {
  const entries = Object.entries(record).map(([field, value]) => {
    const ours = typeof value === 'string' ? own(words[field], value) : undefined;
    return [field, ours ?? value] as const;
  });
  return Object.fromEntries(entries);
}

/** The value at a dotted path, own properties only. */
function at(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => own(value, key), data);
}

function own(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function records(found: readonly RawRecord[]): ParsedOutput {
  return { kind: 'records', records: found };
}

function problem(text: string): ParsedOutput {
  return { kind: 'problem', problem: text };
}
