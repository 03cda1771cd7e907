import stringWidth from 'string-width';
import { en } from '../../shared/text/en.ts';
import { outputWidth } from '../output.ts';
import { wrap } from '../wrap.ts';

/** What a list puts before a choice: the cursor, and the box or a space. */
const signColumns = 3;

/** A choice of several parts, on one line where the terminal has room for it, else on a line for each part. */
export function choiceText(parts: readonly string[]): string {
  const room = outputWidth() - signColumns;
  const line = parts.join('  ');
  if (stringWidth(line) <= room) return line;
  const indent = ' '.repeat(signColumns + 2);
  return parts
    .flatMap((part, at) => wrap(part, at === 0 ? room : room + signColumns, at === 0 ? '' : indent, indent))
    .join('\n');
}

/** After the answer the number of what was ticked: the names stand above, and would not fit on the line. */
export const countedChoices = (of: number) => ({
  style: {
    renderSelectedChoices: ({ length }: { readonly length: number }) => en.cli.countOf(length, of),
  },
});
