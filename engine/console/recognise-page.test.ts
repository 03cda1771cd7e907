import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { spellingsOf, type ConsoleRules } from './console-rules.ts';
import type { PageSight } from './page-sight.ts';
import { recognisePage } from './recognise-page.ts';
import { isSpelling } from './spelling.ts';
import { backupTexts, pageWith, shippedRules } from './testing/sample-rules.ts';

let rules: ConsoleRules;
beforeAll(async () => {
  rules = await shippedRules();
});

/** What counts as seen, by its rule and row. */
function seen(sight: PageSight): Record<string, string> | undefined {
  const verdict = recognisePage(sight, rules);
  if (verdict.kind !== 'recognised') return undefined;
  return Object.fromEntries(
    verdict.observed.map(({ rule, row, value }) => [row === undefined ? rule : `${rule} ${row}`, value]),
  );
}

const list = (columns: string[], ...rows: string[][]) => ({ tables: [{ columns, rows }] });

describe('a text is a published one', () => {
  test.for([
    ['ready to download', 'Ready to download'],
    ['System Maintenance >', 'System Maintenance'],
    ['“File…”', 'File...'],
    // The vendor's own mistake, and the same put right.
    ['Your backup import file has been queued.', 'Your back import file has been queued'],
  ] as const)('%s', ([text, published]) => expect(isSpelling(text, published)).toBe(true));

  test.for([
    ['Not yet Ready to download', 'Ready to download'],
    ['Ready to download soon', 'Ready to download'],
    ['Your back import file has been dequeued', 'Your back import file has been queued'],
    ['Your back import file has not been queued', 'Your back import file has been queued'],
    ['Your back import file was never queued', 'Your back import file has been queued'],
    // Too short for a letter more or less.
    ['Imported', 'Import'],
    ['Inactive', 'Active'],
    ['', ''],
  ] as const)('and not: %s', ([text, published]) => expect(isSpelling(text, published)).toBe(false));
});

describe('a page', () => {
  test('is recognised by menu, title and texts together; what is missing is told', () => {
    expect(seen(pageWith(backupTexts))).toEqual({});
    for (const left of [3, 4]) {
      const verdict = recognisePage(pageWith(backupTexts.filter((_, index) => index !== left)), rules);
      expect(verdict).toMatchObject({
        kind: 'not-recognised',
        why: 'no-rule',
        near: [{ page: 'system-backup', missing: [backupTexts[left]?.[1]] }, { page: 'import' }],
      });
    }
    // Without the menu, and with nothing but the menu's link for a title.
    expect(seen(pageWith(backupTexts.slice(1)))).toBeUndefined();
    expect(
      seen(pageWith(backupTexts.filter(([role, text]) => role === 'link' || text !== 'System Backup V2'))),
    ).toBeUndefined();
  });

  test('that was not read whole, or that two rules fit, proves nothing', () => {
    expect(seen(pageWith(backupTexts, { isWhole: false }))).toBeUndefined();
    const both = pageWith([...backupTexts, ['label', 'Choose File'], ['button', 'Import']]);
    expect(recognisePage(both, rules)).toMatchObject({ kind: 'not-recognised', why: 'several-pages' });
  });
});

describe('a state of a list', () => {
  test('is found by the headings of its columns, whatever their order', () => {
    const expected = { 'backup-state mine': 'ready', 'backup-state other': 'generating' };
    expect(
      seen(
        pageWith(
          backupTexts,
          list(['Name', 'Status'], ['mine', 'Ready to download'], ['other', 'Generating']),
        ),
      ),
    ).toEqual(expected);
    expect(
      seen(
        pageWith(
          backupTexts,
          list(
            ['Actions', 'Status', 'Size', 'Name'],
            ['x', 'Ready to download', '1', 'mine'],
            ['', 'Generating', '', 'other'],
          ),
        ),
      ),
    ).toEqual(expected);
  });

  test('is none where words, rows, columns or lists leave a doubt', () => {
    const told = (rest: Partial<PageSight>) => {
      const verdict = recognisePage(pageWith(backupTexts, rest), rules);
      return verdict.kind === 'recognised'
        ? [
            verdict.observed.length,
            ...verdict.notObserved.filter(({ rule }) => rule === 'backup-state').map(({ why }) => why),
          ]
        : verdict.why;
    };
    const ready = ['mine', 'Ready to download'];
    expect(told(list(['Name', 'Status'], ['mine', 'Almost ready to download']))).toEqual([
      0,
      'unknown-words',
    ]);
    expect(told(list(['Name', 'Status'], ready, ready))).toEqual([0, 'several', 'several']);
    expect(told(list(['Name', 'Status', 'Status'], [...ready, 'Generating']))).toEqual([0, 'several']);
    expect(
      told({
        tables: [...list(['Name', 'Status'], ready).tables, ...list(['Name', 'Status'], ready).tables],
      }),
    ).toEqual([0, 'several']);
    expect(told(list(['Name', 'Zustand'], ready))).toEqual([0, 'missing']);
    expect(told(list(['Name', 'Status'], ['mine', '']))).toEqual([0, 'missing']);
  });
});

test('whatever texts are mixed into a page, of states that exclude each other never one is proved', () => {
  const texts = spellingsOf(rules);
  const piece = fc.tuple(
    fc.constantFrom('heading', 'text', 'link', 'button', 'label', 'cell'),
    fc.oneof(
      fc.constantFrom(...texts),
      fc.constantFrom(...texts).map((text) => `${text} not`),
      fc.string(),
    ),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }),
      fc.shuffledSubarray(texts, { minLength: 2 }),
      (pieces, cells) => {
        const sight = pageWith(
          [...backupTexts, ...pieces],
          list(['Name', 'Status'], ['mine', cells.join(' ')]),
        );
        const verdict = recognisePage(sight, rules);
        if (verdict.kind !== 'recognised') return;
        const shown = new Set(
          sight.texts
            .filter(({ role }) => role === 'text' || role === 'heading')
            .map(({ text }) => text.toLowerCase().trim()),
        );
        const groups = verdict.observed.map(({ rule }) => rule);
        expect(new Set(groups).size).toBe(groups.length);
        // Several texts in one cell are no state.
        expect(groups).not.toContain('backup-state');
        const states = ['generating', 'ready to download', 'your back import file has been queued'].filter(
          (text) => shown.has(text),
        );
        if (states.length > 1) expect(groups).not.toContain('import');
      },
    ),
  );
});
