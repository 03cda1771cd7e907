import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { cardShown, type Recognised } from './card-shown.ts';
import { spellingsOf, type ConsoleRules } from './console-rules.ts';
import type { PageSight } from './page-sight.ts';
import { recognisePage } from './recognise-page.ts';
import { backupTexts, pageWith, shippedRules } from './testing/sample-rules.ts';

let rules: ConsoleRules;
beforeAll(async () => {
  rules = await shippedRules();
});

const queued = 'Your back import file has been queued';
const list = (...rows: string[][]): Partial<PageSight> => ({
  tables: [{ columns: ['Name', 'Status'], rows }],
});

/** The page of the backups with texts and rows. */
function page(texts: readonly string[], ...rows: string[][]): Recognised {
  const sight = pageWith([...backupTexts, ...texts.map((text) => ['text', text] as const)], list(...rows));
  const verdict = recognisePage(sight, rules);
  if (verdict.kind !== 'recognised') throw new Error('not recognised');
  return verdict;
}

const isShown = (operation: string, now: Recognised, earlier: readonly Recognised[], row?: string): boolean =>
  cardShown(now, earlier, rules, { operation, row }) !== undefined;

test('a backup is made where its own row gets ready', () => {
  const ready = page([], ['mine', 'Ready to download']);
  for (const before of [page([]), page([], ['mine', 'Generating']), page([], ['other', 'Ready to download'])])
    expect(isShown('create-backup', ready, [before, ready], 'mine')).toBe(true);
  // It was so already; nobody knows how it was; or it is of another backup, or of none.
  expect(isShown('create-backup', ready, [ready], 'mine')).toBe(false);
  expect(isShown('create-backup', ready, [page([], ['mine', 'Almost'])], 'mine')).toBe(false);
  const twice = page([], ['mine', 'Ready to download'], ['mine', 'Generating']);
  expect(isShown('create-backup', twice, [page([])], 'mine')).toBe(false);
  expect(isShown('create-backup', ready, [twice], 'mine')).toBe(false);
  expect(isShown('create-backup', ready, [page([])], 'other')).toBe(false);
  expect(isShown('create-backup', ready, [page([])])).toBe(false);
});

test('an import is begun where its text comes up', () => {
  const begun = page([queued]);
  expect(isShown('import', begun, [page([]), begun])).toBe(true);
  expect(isShown('import', begun, [begun])).toBe(false);
  expect(isShown('import', page([queued, 'Generating']), [page([])])).toBe(false);
  // A hint is none: something else would show the same.
  expect(isShown('import', page(['Generating']), [page([])])).toBe(false);
  const over = page([], ['mine', 'Ready to download']);
  // What shows a backup to be made shows nothing of another card.
  expect(isShown('client-communication-off', over, [begun], 'mine')).toBe(false);
});

test('whatever is mixed into a page, a card is shown only where its row says one of the published words', () => {
  const texts = spellingsOf(rules);
  const text = fc.oneof(
    fc.constantFrom(...texts),
    fc.string(),
    fc.constantFrom(...texts).map((t) => `${t} not`),
  );
  const rows = fc.array(fc.tuple(fc.constantFrom('mine', 'other', ''), text));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 10 }), rows, (mixed, cells) => {
      const sight = pageWith(
        [...backupTexts, ...mixed.map((each) => ['text', each] as const)],
        list(...cells),
      );
      const verdict = recognisePage(sight, rules);
      if (verdict.kind !== 'recognised' || !isShown('create-backup', verdict, [page([])], 'mine')) return;
      const mine = cells.filter(([name]) => name.trim() === 'mine');
      expect(mine).toHaveLength(1);
      expect(mine[0]?.[1].toLowerCase()).toContain('ready to download');
    }),
  );
});
