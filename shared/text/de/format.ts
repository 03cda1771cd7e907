import { createFormat } from '../format.ts';

/** Numbers and dates in German, in the reader's time zone. */
export const format = createFormat({ locale: 'de-DE', rangeWord: 'bis', bytesWord: 'Byte' });
