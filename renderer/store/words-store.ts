import { create } from 'zustand';
import { shownEn } from '../../shared/text/en/shown.ts';
import { windowEn, type WindowWords } from '../../shared/text/en/window.ts';
import { wordsOf } from '../../shared/text/words-of.ts';
import type { Words } from '../../shared/text/words.ts';
import { useOfRun } from './run-store.ts';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

interface WordsStore {
  readonly language: Language;
  readonly words: Words;
  readonly own: WindowWords;
  choose(language: Language): Promise<void>;
}

const storageKey = 'handover-language';

/** The words of the language that the person chose, else that of the system where there is one for it, else English. */
export const useWordsStore = create<WordsStore>((set) => ({
  language: 'en',
  words: shownEn,
  own: windowEn,
  choose: async (language) => {
    const { words, own } = await load[language]();
    localStorage.setItem(storageKey, language);
    document.documentElement.lang = language;
    set({ language, words, own });
  },
}));

/** What was chosen before, or what the system speaks. */
export function preferredLanguage(): Language {
  const wanted = localStorage.getItem(storageKey) ?? navigator.language.slice(0, 2);
  return languages.find((language) => language === wanted) ?? 'en';
}

/** German is loaded when it is chosen. */
const load: Readonly<Record<Language, () => Promise<{ words: Words; own: WindowWords }>>> = {
  en: async () => ({ words: shownEn, own: windowEn }),
  de: () => import('./german.ts'),
};

/** Words that window, terminal and report share; those of the open job's rules. */
export function useWords(): Words {
  const rules = useOfRun((state) => state.rules);
  return wordsOf(
    useWordsStore((store) => store.words),
    rules ?? 'endpoint-protector',
  );
}
/** Words of the window alone. */
export const useOwnWords = (): WindowWords => useWordsStore((store) => store.own);
