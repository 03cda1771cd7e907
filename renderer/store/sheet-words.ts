import { deAddress } from '../../shared/text/de/sheets/address.ts';
import { deByHand } from '../../shared/text/de/sheets/by-hand.ts';
import { enAddress } from '../../shared/text/en/sheets/address.ts';
import { enByHand } from '../../shared/text/en/sheets/by-hand.ts';
import type { AddressWords } from '../../shared/text/sheets/address-words.ts';
import type { ByHandWords } from '../../shared/text/sheets/by-hand-text.ts';
import { useWordsStore, type Language } from './words-store.ts';

/** Both languages come with the pages that show them: they are no part of the first screen. */
const byHand: Readonly<Record<Language, ByHandWords>> = { en: enByHand, de: deByHand };
const address: Readonly<Record<Language, AddressWords>> = { en: enAddress, de: deAddress };

/** Words of what is left to do by hand. */
export const useByHandWords = (): ByHandWords => byHand[useWordsStore((store) => store.language)];

/** Words of how the address moves. */
export const useAddressWords = (): AddressWords => address[useWordsStore((store) => store.language)];
