/** What the pages behind the first one say in English. */
export { shownEn as words } from '../../shared/text/en/shown.ts';
