import type { Param } from '../run/sighting.ts';

/** The longest text of a machine that is put into a sentence. */
const longest = 2000;

const control = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/**
 * A machine's own text made safe to show: no control characters (terminal sequences among them), no invisible or
 * direction-changing signs, at most 2,000 characters. Line breaks and tabs become spaces, or stay with `keepLines`.
 */
export function plainText(text: string, options: { readonly keepLines?: boolean } = {}): string {
  // A terminal sequence goes as a whole: without its first sign the rest would be shown as text.
  const calm = text.replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)/gsu, '');
  const lines = calm
    .split(/\r\n|[\r\n\u0085\u2028\u2029]/u)
    .map((line) => line.replace(/\t/gu, ' ').replace(control, ''));
  const joined = lines.join(options.keepLines === true ? '\n' : ' ').trim();
  return joined.length <= longest ? joined : `${joined.slice(0, longest)}…`;
}

/** A parameter that is plain text or a number, as text; empty where there is none, or where it is what was seen. */
export function paramText(value: Param | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
