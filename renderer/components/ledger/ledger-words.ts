import { use } from 'react';
import type { LedgerWords } from '../../../shared/text/en/ledger/words.ts';
import { type Language, useWordsStore } from '../../store/words-store.ts';

const load: Readonly<Record<Language, () => Promise<LedgerWords>>> = {
  en: async () => (await import('../../../shared/text/en/ledger/words.ts')).enLedger,
  de: async () => (await import('../../../shared/text/de/ledger/words.ts')).deLedger,
};
const loaded = new Map<Language, Promise<LedgerWords>>();

/** The words of the ledger in full, loaded where they are first shown: the page waits for them. */
export function useLedgerWords(): LedgerWords {
  const language = useWordsStore((store) => store.language);
  const words = loaded.get(language) ?? load[language]();
  loaded.set(language, words);
  return use(words);
}
