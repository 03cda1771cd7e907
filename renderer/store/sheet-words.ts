import { deByHand } from '../../shared/text/de/sheets/by-hand.ts';
import { enByHand } from '../../shared/text/en/sheets/by-hand.ts';
import type { ByHandWords } from '../../shared/text/sheets/by-hand-text.ts';
import { useWordsStore, type Language } from './words-store.ts';

/** Both languages come with the card that shows them: they are no part of the first screen. */
const byHand: Readonly<Record<Language, ByHandWords>> = { en: enByHand, de: deByHand };

/** Words of what is left to do by hand. */
export const useByHandWords = (): ByHandWords => byHand[useWordsStore((store) => store.language)];
