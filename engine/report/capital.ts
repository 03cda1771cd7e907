import type { Words } from '../../shared/text/words.ts';

/** A word of a sentence as a heading: with a capital first letter. */
export function capital(word: string, { language }: Pick<Words, 'language'>): string {
  return word.slice(0, 1).toLocaleUpperCase(language) + word.slice(1);
}
