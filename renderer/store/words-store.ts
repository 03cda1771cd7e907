import { create } from 'zustand';
import { firstEn } from '../../shared/text/en/first.ts';
import { windowEn, type WindowWords } from '../../shared/text/en/window.ts';
import { wordsOf } from '../../shared/text/words-of.ts';
import type { FirstWords, Words } from '../../shared/text/words.ts';
import { useOfRun } from './run-store.ts';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

interface WordsStore {
  readonly language: Language;
  readonly first: FirstWords;
  /** Absent until {@link WordsStore.loadAll}. */
  readonly all: Words | undefined;
  readonly own: WindowWords;
  choose(language: Language): Promise<void>;
  /** For every page but the first. */
  loadAll(): Promise<void>;
}

const storageKey = 'handover-language';

/** The words of the language that the person chose, else that of the system where there is one for it, else English. */
export const useWordsStore = create<WordsStore>((set, get) => ({
  language: 'en',
  first: firstEn,
  all: undefined,
  own: windowEn,
  choose: async (language) => {
    const chosen = await load[language]();
    // A page that shows all words may be open: it is never left without.
    const all = chosen.all ?? (isAllWanted ? await allOfEnglish() : undefined);
    localStorage.setItem(storageKey, language);
    document.documentElement.lang = language;
    set({ language, ...chosen, all });
  },
  loadAll: async () => {
    isAllWanted = true;
    const { language, all } = get();
    if (all?.language === language) return;
    const words = await allOfEnglish();
    // German came whole while these were loaded.
    if (get().language === language) set({ all: words });
  },
}));
let isAllWanted = false;
const allOfEnglish = async (): Promise<Words> => (await import('./english.ts')).words;

/** What was chosen before, or what the system speaks. */
export function preferredLanguage(): Language {
  const wanted = localStorage.getItem(storageKey) ?? navigator.language.slice(0, 2);
  return languages.find((language) => language === wanted) ?? 'en';
}

type Chosen = Pick<WordsStore, 'first' | 'all' | 'own'>;
/** German is loaded when it is chosen, and whole. */
const load: Readonly<Record<Language, () => Promise<Chosen>>> = {
  en: async () => ({ first: firstEn, all: undefined, own: windowEn }),
  de: async () => {
    const { words, own } = await import('./german.ts');
    return { first: words, all: words, own };
  },
};

/** Words of the first screen, and of what stands on every page. */
export const useFirstWords = (): FirstWords => useWordsStore(({ all, first }) => all ?? first);

/** Words that window, terminal and report share; those of the open job's rules. Only on pages that `loadAll` went before. */
export function useWords(): Words {
  const rules = useOfRun((state) => state.rules);
  const words = useWordsStore((store) => store.all);
  if (!words) throw new RangeError('a page was shown before its words were loaded');
  return wordsOf(words, rules ?? 'endpoint-protector');
}
/** Words of the window alone. */
export const useOwnWords = (): WindowWords => useWordsStore((store) => store.own);
