import { spellingsOf, type ConsoleRules } from './console-rules.ts';
import type { PageSight } from './page-sight.ts';
import { recognisePage, type PageVerdict } from './recognise-page.ts';
import { isOneOf } from './spelling.ts';

/** A page without what is its owner's: what is sent in, so that a profile learns it. */
export interface PageDescription {
  /** Values are left out. */
  readonly verdict: PageVerdict;
  readonly texts: readonly { readonly role: string; readonly text: string }[];
  readonly tables: readonly { readonly columns: readonly string[]; readonly rows: number }[];
}

/**
 * Describes a page for whoever writes rules. Texts that the rules know stay; of others stay plain words of headings, links, buttons
 * and labels, and sentences. What may be a name, an address, a number or a key becomes `[…]`; of lists the headings are left, and of
 * fields nothing. Where a key is on show no sentence stays. A name that is a plain word is not known to be one: the admin reads it first.
 */
export function describePage(sight: PageSight, rules: ConsoleRules): PageDescription {
  const known = spellingsOf(rules);
  const hasKey = sight.texts.some(
    ({ role, text }) => (role === 'heading' || role === 'button') && /\bkey\b|schlüssel/iu.test(text),
  );
  const clean = (role: string, text: string): string => {
    if (isOneOf(text, known)) return text;
    const masked = text.replace(/\S+/g, (word) => (isPlainWord(word) ? word : hidden));
    if (role === 'cell') return hidden;
    if (role !== 'text') return masked;
    return !hasKey && isSentence(masked) ? masked : hidden;
  };
  const texts = sight.texts.map(({ role, text }) => ({ role, text: clean(role, text) }));
  return {
    verdict: withoutValues(recognisePage(sight, rules)),
    texts: texts.filter(
      ({ role, text }, index) =>
        texts.findIndex((each) => each.role === role && each.text === text) === index,
    ),
    tables: sight.tables.map(({ columns, rows }) => ({
      columns: columns.map((column) => clean('heading', column)),
      rows: rows.length,
    })),
  };
}

const hidden = '[…]';

/** Letters of one word, as a page writes it, with the signs around it; no capitals inside, as in a key. */
function isPlainWord(word: string): boolean {
  return word === hidden || /^[("'„“‚‘]*\p{Lu}?\p{Ll}{0,20}[)"'“”‘’.,:;!?…>]*$/u.test(word);
}

/** Three words in small letters: names and keys are no sentences. */
function isSentence(text: string): boolean {
  return text.split(' ').filter((word) => /^\p{Ll}{2,}[.,:;!?]*$/u.test(word)).length >= 3;
}

function withoutValues(verdict: PageVerdict): PageVerdict {
  if (verdict.kind === 'not-recognised') return verdict;
  // A row is a backup, a computer or a person.
  const seen = verdict.observed.map(({ row, ...each }) => ({
    ...each,
    ...(row !== undefined && { row: hidden }),
    value: hidden,
    text: hidden,
  }));
  const unseen = verdict.notObserved.map(({ row, ...each }) => ({
    ...each,
    ...(row !== undefined && { row: hidden }),
  }));
  return { ...verdict, observed: oneEach(seen), notObserved: oneEach(unseen) };
}

function oneEach<T extends { readonly rule: string }>(all: readonly T[]): T[] {
  return all.filter(({ rule }, index) => all.findIndex((each) => each.rule === rule) === index);
}
