import { finding, type Finding } from '../../run/finding.ts';

/** Below this many characters a key was probably cut off. The vendor has not published its length. */
const shortLength = 8;

/** Characters that are mistaken for each other when a key is read from paper. */
const lookAlikes: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: '0/O', pattern: /[0Oo]/u },
  { name: '1/l/I', pattern: /[1lI|]/u },
];

/** Characters that text programs put in by themselves, by kind. */
const unusual = [
  { name: 'control', pattern: /(?![\r\n\t\u0085])\p{Cc}/u },
  { name: 'invisible', pattern: /(?![\u2028\u2029])[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u },
  { name: 'quotation-mark', pattern: /[\u2018-\u201f\u00ab\u00bb]/u },
  { name: 'dash', pattern: /[\u2010-\u2015\u2212]/u },
  { name: 'space', pattern: /(?![ \t\r\n\u0085\u2028\u2029])[\p{Zs}\v\f]/u },
  { name: 'other', pattern: /(?![\u2018-\u201f\u00ab\u00bb\u2010-\u2015\u2212])[^\p{C}\p{Z}!-~]/u },
] as const;
export type UnusualCharacter = (typeof unusual)[number]['name'];

/**
 * What looks like a slip in a System Backup Key that was typed or pasted. Never changes the key, for a space may be part
 * of it. The findings tell nothing of it but kinds of characters, so that they may stand in the journal.
 */
export function lintKey(key: string): Finding[] {
  const findings: Finding[] = [];
  const body = key.trim();
  const inner = [...body.matchAll(/[^\S\r\n\u0085\u2028\u2029]/gu)].length;
  if (/[\r\n\u0085\u2028\u2029]/u.test(key)) findings.push(finding('key.line-break', 'warning', {}));
  if (body !== key) findings.push(finding('key.surrounding-space', 'warning', {}));
  if (inner > 0) findings.push(finding('key.inner-space', 'warning', { count: inner }));
  const odd = namesOf(unusual, key);
  if (odd !== '') findings.push(finding('key.unusual-character', 'warning', { characters: odd }));
  const alike = namesOf(lookAlikes, key);
  if (alike !== '') findings.push(finding('key.look-alike', 'info', { characters: alike }));
  const length = Array.from(body).length;
  if (length < shortLength) findings.push(finding('key.short', 'warning', { length }));
  return findings;
}

function namesOf(kinds: readonly { readonly name: string; readonly pattern: RegExp }[], key: string): string {
  return kinds
    .filter(({ pattern }) => pattern.test(key))
    .map(({ name }) => name)
    .join(', ');
}
