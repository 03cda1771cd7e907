import stringWidth from 'string-width';

/** The lines that a terminal of so many columns breaks. A path, hash or name that is too long stays whole, on a line of its own. */
export function linesOver(columns: number, text: string): string[] {
  return text.split('\n').filter((line) => stringWidth(line) > columns && line.trim().includes(' '));
}
