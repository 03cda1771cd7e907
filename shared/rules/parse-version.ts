/** What the second number of `YYMM.O.C.B` says a build is of (Netwrix docs: Unified EPP Clients and Server Versioning). */
const components = ['server', 'windows-client', 'mac-client', 'linux-client', 'encryption-client'] as const;
export type Component = (typeof components)[number];

/** A version: `5.9.4.2`, or a release by year and month with component, custom number and build behind it, `2604.0.1.7`. */
export interface Version {
  readonly line: '5.x' | 'image';
  /** A release told alone, `2604`, is taken for the server's. */
  readonly of: Component;
  /** Year and month of an image release such as 2604; 0 for 5.x. */
  readonly release: number;
  /** All numbers, as many as were told. */
  readonly parts: readonly number[];
  readonly text: string;
}

const legacy = /(?<![\d.])5(?:\.\d){1,3}(?!\d|\.\d|-\d)/gu;
/** The vendor's guides also write 5942 for 5.9.4.2. */
const compact = /(?<![\d.-])5\d{3}(?![\d.-]\d|\d)/gu;
const image = /(?<![\d.])(?:2[5-9]|[3-9]\d)(?:0[1-9]|1[0-2])(?:\.\d{1,5}){0,3}(?!\d|\.\d)/gu;

/**
 * The version in a text, whatever stands around it. Undefined when there is none, or when there are several that differ:
 * then nobody knows which one is meant.
 */
export function parseVersion(text: string): Version | undefined {
  const found = new Map<string, Version>();
  for (const version of candidates(text)) found.set(version.text, version);
  const [only, ...others] = found.values();
  return others.length === 0 ? only : undefined;
}

/** As {@link parseVersion}, where it is a server's: a client's build says nothing of the server. */
export function parseServerVersion(text: string): Version | undefined {
  const version = parseVersion(text);
  return version?.of === 'server' ? version : undefined;
}

/**
 * How `a` stands to `b`. Within a release of the image line, a version told without its further numbers is `same`, for the
 * vendor's matrix speaks of releases; builds with different custom numbers (`C`, from 2 on a customer's own) are `unordered`. Of
 * 5.x all four numbers count: where one is told in part and could be the other, the answer is `imprecise`.
 */
export function compareVersions(
  a: Version,
  b: Version,
): 'same' | 'older' | 'newer' | 'imprecise' | 'unordered' {
  if (a.line !== b.line) return a.line === '5.x' ? 'older' : 'newer';
  const isOneRelease = a.line === 'image' && a.release === b.release;
  const [customA, customB] = [a.parts[2], b.parts[2]];
  if (isOneRelease && customA !== undefined && customB !== undefined && customA !== customB)
    return 'unordered';
  for (let i = 0; i < Math.min(a.parts.length, b.parts.length); i += 1) {
    const difference = (a.parts[i] ?? 0) - (b.parts[i] ?? 0);
    if (difference !== 0) return difference < 0 ? 'older' : 'newer';
  }
  const isWhole = Math.min(a.parts.length, b.parts.length) === 4;
  return a.line === 'image' || isWhole ? 'same' : 'imprecise';
}

function* candidates(text: string): Generator<Version> {
  for (const [match] of text.matchAll(legacy)) {
    yield { line: '5.x', of: 'server', release: 0, parts: match.split('.').map(Number), text: match };
  }
  for (const [match] of text.matchAll(compact)) {
    const parts = Array.from(match, Number);
    yield { line: '5.x', of: 'server', release: 0, parts, text: parts.join('.') };
  }
  for (const [match] of text.matchAll(image)) {
    const parts = match.split('.').map(Number);
    const of = components[parts[1] ?? 0];
    if (of) yield { line: 'image', of, release: parts[0] ?? 0, parts, text: match };
  }
}
