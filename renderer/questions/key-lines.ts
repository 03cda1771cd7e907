const charactersPerLine = 16;

/** A line of a key on paper. */
export interface KeyLine {
  /** Two digits, from 01 on. */
  readonly number: string;
  readonly text: string;
  /** Two hexadecimal digits over number and text, the same as in the kit file: a misread line passes once in 256 times. */
  readonly check: string;
}

/** A key in numbered lines with check characters, as `engine/report/emergency-kit.ts` writes and reads them. */
export async function keyLines(key: string): Promise<readonly KeyLine[]> {
  const characters = Array.from(key);
  const lines: KeyLine[] = [];
  for (let start = 0; start < characters.length; start += charactersPerLine) {
    const text = characters.slice(start, start + charactersPerLine).join('');
    const number = String(lines.length + 1).padStart(2, '0');
    lines.push({ number, text, check: await checkOf(number, text) });
  }
  return lines;
}

async function checkOf(number: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${number}|${text}`);
  const [first = 0] = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return first.toString(16).padStart(2, '0');
}
