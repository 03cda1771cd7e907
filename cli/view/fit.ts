/** Cuts a text to `width` columns of a terminal. Colour codes take none, wide characters (East Asian, emoji) two. */
export function fit(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  let room = width - 1;
  let result = '';
  let isColoured = false;
  for (const part of text.split(colourCode)) {
    if (part.startsWith('\u001b')) {
      isColoured = true;
      result += part;
      continue;
    }
    for (const { segment } of characters.segment(part)) {
      room -= columnsOfCharacter(segment);
      if (room < 0) return width < 1 ? '' : `${result}…${isColoured ? '\u001b[0m' : ''}`;
      result += segment;
    }
  }
  return result;
}

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of characters.segment(text.replace(colourCode, '')))
    columns += columnsOfCharacter(segment);
  return columns;
}

const colourCode = /(\u001b\[[0-9;]*m)/g;
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Unicode Standard Annex 11, as far as names of machines and plans need it. */
const wide =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

function columnsOfCharacter(character: string): number {
  return wide.test(character) ? 2 : 1;
}
