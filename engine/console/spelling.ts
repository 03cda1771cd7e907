/** Words that differ may do so only in a text of so many: a shorter one says another thing by one word. */
const fewestWords = 5;
const fewestLetters = 4;

/** A text without what differs between two ways to set it: case, spaces, and the signs around it. */
export function plainSpelling(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/**
 * Whether a whole text is a published one. In a sentence one word may be longer or shorter at its end, for the vendor's own texts
 * hold such mistakes (`Your back import file has been queued`). Part of a text is none: `not yet Ready to download` says something else.
 */
export function isSpelling(text: string, published: string): boolean {
  const [seen, known] = [plainSpelling(text), plainSpelling(published)];
  if (seen === known) return seen !== '';
  const [seenWords, knownWords] = [seen.split(' '), known.split(' ')];
  if (seenWords.length !== knownWords.length || knownWords.length < fewestWords) return false;
  const others = seenWords.flatMap((word, index) => {
    const other = knownWords[index] ?? '';
    return word === other ? [] : [[word, other] as const];
  });
  return (
    others.length === 1 && others.every(([word, other]) => isLonger(word, other) || isLonger(other, word))
  );
}

/** Whether a text is one of the spellings. */
export function isOneOf(text: string, spellings: readonly string[]): boolean {
  return spellings.some((each) => isSpelling(text, each));
}

function isLonger(long: string, short: string): boolean {
  return short.length >= fewestLetters && long.startsWith(short);
}
