import { z } from 'zod';

const word = z.string().min(1);
/** All that is published, or was sent in, for one text: other languages, and pages that contradict each other. */
const spellings = z.array(word).min(1);

const meaning = {
  /** What is so where the rule matches, as a sentence. */
  proves: word,
  /** `hint`: something else would show the same. */
  weight: z.enum(['proof', 'hint']),
};

const factSchema = z.discriminatedUnion('by', [
  /** What stands beside a label: in the next cell, or in its field. */
  z.strictObject({ by: z.literal('label'), label: spellings, ...meaning }),
  /** What stands in a column, for each row. `row`: the column that names the rows; `words`: ours, and how the console says them. */
  z.strictObject({
    by: z.literal('column'),
    column: spellings,
    row: spellings,
    words: z.record(word, spellings).optional(),
    ...meaning,
  }),
]);
export type FactRule = z.infer<typeof factSchema>;

const stateSchema = z.strictObject({
  texts: spellings,
  on: z.enum(['page', 'button']).default('page'),
  ...meaning,
});

const pageSchema = z.strictObject({
  /** As the menu has it, from its first entry. */
  menuPath: z.array(spellings).min(1),
  title: spellings,
  /** Each of them stands on the page, in one of its spellings. */
  texts: z.array(spellings).min(1),
  facts: z.record(word, factSchema).default({}),
  /** By what is in a state: of its states the page shows one, and of several none counts. */
  states: z.record(word, z.record(word, stateSchema)).default({}),
});
export type PageRule = z.infer<typeof pageSchema>;

/** How the pages of a web console are recognised, and what is read of them: `docs/profiles.md`. */
export const consoleRulesSchema = z.strictObject({ pages: z.record(word, pageSchema) });
export type ConsoleRules = z.infer<typeof consoleRulesSchema>;

/** Every spelling that the rules know. */
export function spellingsOf({ pages }: ConsoleRules): string[] {
  return Object.values(pages).flatMap((page) => [
    ...page.menuPath.flat(),
    ...page.title,
    ...page.texts.flat(),
    ...Object.values(page.facts).flatMap((fact) =>
      fact.by === 'label'
        ? fact.label
        : [...fact.column, ...fact.row, ...Object.values(fact.words ?? {}).flat()],
    ),
    ...Object.values(page.states).flatMap((states) => Object.values(states).flatMap(({ texts }) => texts)),
  ]);
}

/** The labels beside which something is read: the value of no other field leaves the browser. */
export function labelsOf({ pages }: ConsoleRules): string[] {
  return Object.values(pages).flatMap(({ facts }) =>
    Object.values(facts).flatMap((fact) => (fact.by === 'label' ? fact.label : [])),
  );
}
