/**
 * Breaks a text into lines of at most `width` columns: the first of each paragraph begins with `indent`, the others with
 * `hanging`. Words longer than that stay whole, for they are paths and hashes.
 */
export function wrap(text: string, width: number, indent = '', hanging = indent): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let start = indent;
    for (const word of paragraph.split(breakable)) {
      if (line !== '' && start.length + line.length + 1 + word.length > width) {
        lines.push(start + line);
        start = hanging;
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(start + line);
  }
  return lines;
}

/** Any space but that between a number and its unit. */
const breakable = / (?!(?<=\d )(?:%|ms|s|min|h|d|[kMGTP]?i?B(?:\/s)?)(?![\p{L}\d]))/u;

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
