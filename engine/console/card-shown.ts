import type { ConsoleRules, FactRule, PageRule } from './console-rules.ts';
import type { Observed, PageVerdict } from './recognise-page.ts';

export type Recognised = Extract<PageVerdict, { readonly kind: 'recognised' }>;

/** What of a card is looked for: the row is the name of its backup in a list. */
export interface Wanted {
  readonly operation: string;
  readonly row: string | undefined;
}

/**
 * What on the page that is shown now proves that a card is done; undefined where nothing does. `earlier`: the pages that were seen since
 * the person began. One of them must have shown the same place without it, for what was so before anybody began proves nothing.
 */
export function cardShown(
  now: Recognised,
  earlier: readonly Recognised[],
  rules: ConsoleRules,
  wanted: Wanted,
): Observed | undefined {
  const page = rules.pages[now.page];
  if (!page) return undefined;
  const found = now.observed.find((seen) => completes(page, seen, wanted));
  if (found?.weight !== 'proof') return undefined;
  const wasOpen = earlier.some((each) => each.page === now.page && showsOpen(each, found, wanted));
  return wasOpen ? found : undefined;
}

function completes({ facts, states }: PageRule, seen: Observed, { operation, row }: Wanted): boolean {
  const has = (operations: readonly string[] | undefined): boolean =>
    operations?.includes(operation) ?? false;
  const fact: FactRule | undefined = facts[seen.rule];
  if (seen.row === undefined) return has(states[seen.rule]?.[seen.value]?.completes);
  return fact?.by === 'column' && seen.row === row && has(fact.completes[seen.value]);
}

/** The place was looked at, and surely did not say what `found` says. */
function showsOpen({ observed, notObserved }: Recognised, found: Observed, { row }: Wanted): boolean {
  const seen = observed.find((each) => each.rule === found.rule && each.row === found.row);
  if (seen) return seen.value !== found.value;
  if (found.row === undefined)
    return notObserved.some(({ rule, why }) => rule === found.rule && why === 'missing');
  return !notObserved.some(
    (unseen) => unseen.rule === found.rule && (unseen.row === undefined || unseen.row === row),
  );
}
