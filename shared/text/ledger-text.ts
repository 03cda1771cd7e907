import type { LedgerRow } from '../rules/ledger/standing.ts';
import type { LedgerWords } from './en/ledger/words.ts';
import { plainText } from './plain-text.ts';
import { proofText } from './render.ts';
import type { Words } from './words.ts';

/** How a row stands, in a word. */
export function rowEndWord(words: Words, ledger: LedgerWords, { end }: LedgerRow): string {
  switch (end) {
    case 'told':
      return ledger.told;
    case 'untested':
      return ledger.open;
    case 'proved':
    case 'by-word':
      return words.stepEnds[end].word;
    default:
      return end satisfies never;
  }
}

/** What was seen of a row, and what a person gave for it, with whose word that is and of when; empty where there is nothing. */
export function evidenceText(words: Words, ledger: LedgerWords, { given, seen }: LedgerRow): string {
  const observed = seen ? `${words.proofStatuses[seen.status]}: ${proofText(words, seen).seen}` : '';
  if (!given) return observed;
  const at = words.format.date(given.at);
  const { evidence } = given;
  const whose = given.by === 'plan' ? ledger.given.plan(at) : ledger.given.word(plainText(given.by), at);
  const file = evidence.kind === 'file' ? ledger.given.file(plainText(evidence.name), evidence.sha256) : '';
  const value = evidence.kind === 'word' ? '' : plainText(evidence.value);
  const told = [whose, file, value].filter((part) => part !== '').join('. ');
  return [`${told}.`, observed].filter((part) => part !== '').join(' ');
}
