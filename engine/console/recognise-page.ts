import type { ConsoleRules, FactRule, PageRule } from './console-rules.ts';
import type { PageSight } from './page-sight.ts';
import { isOneOf } from './spelling.ts';

/** Why something on a page counts as not seen. */
export type Unseen =
  /** Nothing there fits. */
  | 'missing'
  /** Several things fit, and they may say different things. */
  | 'several'
  /** It stands there in words that the profile does not know. */
  | 'unknown-words';

interface Meaning {
  readonly proves: string;
  readonly weight: 'proof' | 'hint';
}
/** Of what is shown in a list, `row` is the name of its row. */
export interface Observed extends Meaning {
  readonly rule: string;
  readonly row?: string;
  readonly value: string;
  /** As it stands on the page. */
  readonly text: string;
}
export interface NotObserved {
  readonly rule: string;
  readonly row?: string;
  readonly why: Unseen;
}

/** What a page of a web console is by the rules of a profile. What is not recognised proves nothing. */
export type PageVerdict =
  | {
      readonly kind: 'recognised';
      readonly page: string;
      readonly menuPath: readonly string[];
      readonly observed: readonly Observed[];
      readonly notObserved: readonly NotObserved[];
    }
  | {
      readonly kind: 'not-recognised';
      readonly why: 'no-rule' | 'several-pages' | 'too-long';
      /** Pages whose title stands there, with what they would have to show besides. */
      readonly near: readonly { readonly page: string; readonly missing: readonly string[] }[];
    };

/** Holds what is seen of a page against the rules of a profile. */
export function recognisePage(sight: PageSight, { pages }: ConsoleRules): PageVerdict {
  const unknown = (
    why: 'no-rule' | 'several-pages' | 'too-long',
    near: { page: string; missing: string[] }[],
  ) => ({ kind: 'not-recognised', why, near }) as const;
  if (!sight.isWhole) return unknown('too-long', []);
  const titled = Object.entries(pages)
    .filter(([, rule]) => hasTitle(sight, rule))
    .map(([page, rule]) => ({ page, rule, missing: missingOn(sight, rule) }));
  const near = titled.map(({ page, missing }) => ({ page, missing }));
  const [only, ...others] = titled.filter(({ missing }) => missing.length === 0);
  if (!only) return unknown('no-rule', near);
  if (others.length > 0) return unknown('several-pages', near);
  const { page, rule } = only;
  const sights = [
    ...Object.entries(rule.facts).flatMap(([id, fact]) => readFact(sight, id, fact)),
    ...Object.entries(rule.states).map(([id, states]) => readState(sight, id, states)),
  ];
  return {
    kind: 'recognised',
    page,
    menuPath: rule.menuPath.map(([first = '']) => first),
    observed: sights.filter((each) => 'value' in each),
    notObserved: sights.filter((each) => 'why' in each),
  };
}

/** The menu names every page: its link is no title. */
function hasTitle({ texts }: PageSight, { title }: PageRule): boolean {
  return texts.some(({ role, text }) => (role === 'heading' || role === 'text') && isOneOf(text, title));
}

function missingOn({ texts }: PageSight, { menuPath, texts: wanted }: PageRule): string[] {
  return [...menuPath, ...wanted]
    .filter((spellings) => !texts.some(({ text }) => isOneOf(text, spellings)))
    .map(([first = '']) => first);
}

function readFact(sight: PageSight, rule: string, fact: FactRule): (Observed | NotObserved)[] {
  const { proves, weight } = fact;
  if (fact.by === 'label') {
    const found = sight.beside.filter(({ label }) => isOneOf(label, fact.label));
    const [only] = found;
    if (!only || only.value === '') return [{ rule, why: 'missing' }];
    if (found.length > 1) return [{ rule, why: 'several' }];
    return [{ rule, value: only.value, text: only.value, proves, weight }];
  }
  const lists = sight.tables.flatMap(({ columns, rows }) => {
    const [values, names] = [fact.column, fact.row].map((spellings) =>
      columns.flatMap((column, index) => (isOneOf(column, spellings) ? [index] : [])),
    );
    const [value, another] = values ?? [];
    const [name, anotherName] = names ?? [];
    if (value === undefined || name === undefined) return [];
    const isClear = another === undefined && anotherName === undefined;
    return [{ isClear, rows: rows.map((cells) => ({ name: cells[name] ?? '', text: cells[value] ?? '' })) }];
  });
  const [list, ...others] = lists;
  if (!list) return [{ rule, why: 'missing' }];
  if (others.length > 0 || !list.isClear) return [{ rule, why: 'several' }];
  return list.rows.map(({ name: row, text }) => {
    // Which of two rows of one name is meant nobody can tell.
    if (list.rows.filter(({ name }) => name === row).length > 1) return { rule, row, why: 'several' };
    if (text === '') return { rule, row, why: 'missing' };
    const value = fact.words ? wordFor(text, fact.words) : text;
    return value === undefined
      ? { rule, row, why: 'unknown-words' }
      : { rule, row, value, text, proves, weight };
  });
}

function wordFor(text: string, words: Readonly<Record<string, readonly string[]>>): string | undefined {
  const [only, ...others] = Object.entries(words).filter(([, spellings]) => isOneOf(text, spellings));
  return others.length === 0 ? only?.[0] : undefined;
}

function readState(
  { texts }: PageSight,
  rule: string,
  states: PageRule['states'][string],
): Observed | NotObserved {
  const found = Object.entries(states).flatMap(([value, state]) => {
    const roles = state.on === 'button' ? ['button'] : ['heading', 'text'];
    const shown = texts.find(({ role, text }) => roles.includes(role) && isOneOf(text, state.texts));
    return shown ? [{ rule, value, text: shown.text, proves: state.proves, weight: state.weight }] : [];
  });
  const [only, ...others] = found;
  if (!only) return { rule, why: 'missing' };
  return others.length > 0 ? { rule, why: 'several' } : only;
}
