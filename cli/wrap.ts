import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { outputWidth, print } from './output.ts';

/**
 * Breaks a text into lines of at most `width` columns: the first of each paragraph begins with `indent`, the others with
 * `hanging`. Words longer than that stay whole, for they are paths and hashes.
 */
export function wrap(text: string, width: number, indent = '', hanging = indent): string[] {
  const room = Math.max(1, width - Math.max(indent.length, hanging.length));
  return text.split('\n').flatMap((paragraph) =>
    wrapAnsi(paragraph.replace(spaceBeforeUnit, noBreakSpace), room)
      .replaceAll(noBreakSpace, ' ')
      .split('\n')
      .map((line, index) => (index === 0 ? indent : hanging) + line),
  );
}

const noBreakSpace = '\u00a0';
const spaceBeforeUnit = /(?<=\d) (?=(?:%|ms|s|min|h|d|[kMGTP]?i?B(?:\/s)?)(?![\p{L}\d]))/gu;

/** Wraps a text of several lines; what is numbered stays indented below its number. */
export function wrapSheet(text: string, width: number): string[] {
  return text
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      const number = /^ *\d+\. /.exec(line)?.[0] ?? '';
      return wrap(line.slice(number.length), width, number, ' '.repeat(number.length));
    });
}

/** Cuts a line to `width` columns of a terminal; an ellipsis says so. */
export function fit(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  if (width < 1) return '';
  // A wide character may not fit at all.
  const [line = ''] = wrapAnsi(text, width - 1, { hard: true, wordWrap: false, trim: false }).split('\n');
  return `${stringWidth(line) < width ? line : ''}…`;
}

/** Writes sentences to standard output, in lines that the terminal has room for. */
export function say(text: string): void {
  print(wrap(text, outputWidth()));
}
