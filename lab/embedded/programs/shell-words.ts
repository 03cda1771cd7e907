export type ShellWords =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** The line uses something of the shell beyond quoting, which the lab does not offer. */
  | { readonly kind: 'unsupported'; readonly what: string };

/** What would mean something to a shell outside of quotes. */
const special = ';&|<>()$`*?[#~\n';

/**
 * Splits a command line into words by the quoting rules of the POSIX shell (Shell Command Language, 2.2). Expansions,
 * patterns, comments and operators are named as unsupported rather than taken for text.
 */
export function shellWords(line: string): ShellWords {
  const words: string[] = [];
  let word: string | undefined;
  for (let i = 0; i < line.length;) {
    const char = line.charAt(i);
    const next = line.charAt(i + 1);
    if (char === ' ' || char === '\t') {
      if (word !== undefined) words.push(word);
      word = undefined;
      i += 1;
    } else if (char === "'") {
      const end = line.indexOf("'", i + 1);
      if (end < 0) return unsupported('a quote without its end');
      word = (word ?? '') + line.slice(i + 1, end);
      i = end + 1;
    } else if (char === '"') {
      const quoted = doubleQuoted(line, i + 1);
      if (typeof quoted === 'string') return unsupported(quoted);
      word = (word ?? '') + quoted.text;
      i = quoted.end + 1;
    } else if (char === '\\') {
      if (next === '') return unsupported('a backslash at the end');
      // Backslash and line break join lines; they make no word.
      if (next !== '\n') word = (word ?? '') + next;
      i += 2;
    } else if (special.includes(char) && !((char === '#' || char === '~') && word !== undefined)) {
      return unsupported(char);
    } else {
      word = (word ?? '') + char;
      i += 1;
    }
  }
  if (word !== undefined) words.push(word);
  return { kind: 'words', words };
}

/** From behind the opening quote to the closing one; a text names what is not supported. */
function doubleQuoted(line: string, from: number): { readonly text: string; readonly end: number } | string {
  let text = '';
  for (let i = from; i < line.length; i++) {
    const char = line.charAt(i);
    if (char === '"') return { text, end: i };
    if (char === '$' || char === '`') return char;
    if (char !== '\\') {
      text += char;
      continue;
    }
    const next = line.charAt(i + 1);
    i += 1;
    if (next === '\n') continue;
    text += '$`"\\'.includes(next) && next !== '' ? next : `\\${next}`;
  }
  return 'a quote without its end';
}

function unsupported(what: string): ShellWords {
  return { kind: 'unsupported', what };
}
