/** Characters of a key on one line of a kit, and in one group. */
const perLine = 16;
const perGroup = 4;

/** Digits and letters that are not mistaken for each other on paper. */
const checkAlphabet = '23456789abcdefghjkmnpqrstvwxyz';
/** The largest prime below the square of their number: a changed character always changes the check. */
const modulus = 887;

/** A space inside a key is printed as a sign of its own: the plain ones only part the groups. */
const spaceSign = '\u2423';

/** Why a text is no whole key, with the line of the text (0: none of them). */
export type KitFault =
  | { readonly kind: 'no-lines' }
  | { readonly kind: 'wrong-line'; readonly line: number; readonly number: number }
  | { readonly kind: 'missing-line'; readonly line: number; readonly number: number }
  | { readonly kind: 'no-total' }
  | { readonly kind: 'wrong-total'; readonly line: number };

/**
 * The lines by which a key stands on paper: a number, groups of four characters, two characters that check the line; at
 * the end how many characters there are in all, with a check of its own.
 */
export function kitLines(key: string): string[] {
  const characters = Array.from(key);
  const lines: string[] = [];
  for (let start = 0; start < characters.length; start += perLine) {
    const part = characters.slice(start, start + perLine);
    const number = lines.length + 1;
    lines.push(`  ${String(number).padStart(2, '0')} | ${grouped(part)} | ${checkOf(number, part)}`);
  }
  return [...lines, `  == | ${String(characters.length)} | ${checkOf(0, characters)}`];
}

/**
 * Reads a key from the text of a kit, printed, typed or read by a camera: other lines are passed over, bars may be
 * missing or misread, groups may be of any length. Every line is held against its check.
 */
export function readKitLines(text: string): { readonly key: string } | { readonly fault: KitFault } {
  const characters: string[] = [];
  let number = 0;
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const total = totalLine.exec(raw);
    if (total) {
      const isWhole =
        Number(total[1]) === characters.length && total[2]?.toLowerCase() === checkOf(0, characters);
      if (number === 0) return { fault: { kind: 'no-lines' } };
      return isWhole ? { key: characters.join('') } : { fault: { kind: 'wrong-total', line: index + 1 } };
    }
    const line = strictLine.exec(raw) ?? looseLine.exec(raw);
    if (!line) continue;
    const [, stated = '', body = '', check = ''] = line;
    // Prose that begins with a number is no line of the key.
    if (Number(stated) !== number + 1 && !strictLine.test(raw)) continue;
    if (Number(stated) !== number + 1)
      return { fault: { kind: 'missing-line', line: index + 1, number: number + 1 } };
    number += 1;
    const part = ungrouped(body);
    if (checkOf(number, part) !== check.toLowerCase())
      return { fault: { kind: 'wrong-line', line: index + 1, number } };
    characters.push(...part);
  }
  return { fault: number === 0 ? { kind: 'no-lines' } : { kind: 'no-total' } };
}

const strictLine = /^\s*(\d\d) \| (.*) \| ([2-9a-z]{2})\s*$/iu;
/** Bars come out of cameras and hands as other strokes, or not at all. */
const looseLine = /^\s*(\d{1,2})[\s|¦!I\][:]+(\S.*?)[\s|¦!I\][]+([2-9a-z]{2})\s*$/iu;
const totalLine = /^\s*[=—–-]{1,3}[\s|¦!I\][:]*(\d+)[\s|¦!I\][:]+([2-9a-z]{2})\s*$/iu;

function grouped(part: readonly string[]): string {
  const groups: string[] = [];
  for (let start = 0; start < part.length; start += perGroup)
    groups.push(
      part
        .slice(start, start + perGroup)
        .map((character) => (character === ' ' ? spaceSign : character))
        .join(''),
    );
  return groups.join(' ');
}

function ungrouped(body: string): string[] {
  return Array.from(body.replace(/[ \u00a0\t]/gu, '')).map((character) =>
    character === spaceSign ? ' ' : character,
  );
}

/**
 * Two characters over a line: its number and each character, each times its place, modulo a prime. One wrong ASCII
 * character, two that changed places, and a line in the wrong place are always found.
 */
function checkOf(number: number, part: readonly string[]): string {
  let sum = number;
  for (const [index, character] of part.entries())
    sum = (sum + ((index % (modulus - 2)) + 2) * (character.codePointAt(0) ?? 0)) % modulus;
  const { length } = checkAlphabet;
  return `${checkAlphabet[Math.floor(sum / length)] ?? ''}${checkAlphabet[sum % length] ?? ''}`;
}
