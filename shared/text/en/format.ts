import { createFormat } from '../format.ts';

/** Numbers and dates in English, in the reader's time zone. */
export const format = createFormat({ locale: 'en-GB', rangeWord: 'to', bytesWord: 'bytes' });
