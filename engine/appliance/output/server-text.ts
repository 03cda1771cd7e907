import { z } from 'zod';

const defaultMaxLength = 400;

/**
 * Text of a server, made fit to be shown and kept: terminal sequences, control, bidirectional and invisible characters
 * are gone (line feeds and tabs stay), ends are trimmed, and it is no longer than `maxLength` characters.
 */
export function serverText(text: string, maxLength: number = defaultMaxLength): string {
  // Cut first: a megabyte of output is not worth cleaning to show four lines of it.
  const clean = text
    .slice(0, maxLength * 4)
    .replace(terminalSequence, '')
    .replace(/\r\n?/g, '\n')
    .replace(hidden, '')
    .trim();
  return clean.length > maxLength ? `${clean.slice(0, maxLength - 1)}…` : clean;
}

/** CSI, OSC and two-character escape sequences (ECMA-48). */
const terminalSequence = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;

/** C0 and C1 controls without tab and line feed, and everything of Unicode category Cf, Zl, Zp: bidi and zero width. */
const hidden = /(?![\t\n])\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/gu;

/** Text to be shown. */
export const shownText = z
  .union([z.string(), z.number()])
  .transform((value) => serverText(String(value), 255));
/** A path to be used as it is; one with control characters is refused rather than changed. */
export const exactPath = z.string().regex(/^[^\u0000-\u001f\u007f]+$/, 'not a path');
/** A whole number that is not negative, also as text. */
export const count = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,16}$/)
      .transform(Number),
  ])
  .pipe(z.number().int().nonnegative());
