import { rowOf, type LedgerRowId } from '../../shared/rules/ledger/ledger.ts';
import type { LedgerRow } from '../../shared/rules/ledger/standing.ts';
import { en } from '../../shared/text/en.ts';
import { evidenceText, rowEndWord } from '../../shared/text/ledger-text.ts';
import { wrap } from '../wrap.ts';

/** A row before it is settled: what becomes of it, what to do, and where. */
export function describeRow(id: LedgerRowId, width: number): string[] {
  const { expected, todo } = en.ledger.rows[id];
  const { menus = [] } = rowOf(id);
  return [
    ...wrap(en.ledgerNames[id], width),
    ...wrap(expected, width, '  '),
    ...wrap(todo, width, '  '),
    ...(menus.length === 0 ? [] : wrap(`${en.cli.menu}: ${menus.join(` ${en.ledger.or} `)}`, width, '  ')),
  ];
}

/** How the rows stand that something waits for, one a line: what was seen, said, or left open. */
export function describeRows(rows: readonly LedgerRow[], width: number): string[] {
  return rows
    .filter(({ id }) => rowOf(id).gate !== undefined)
    .flatMap((row) => {
      const evidence = evidenceText(en, en.ledger, row);
      const word = rowEndWord(en, en.ledger, row);
      return wrap(
        `${en.ledgerNames[row.id]} (${word})${evidence === '' ? '' : `: ${evidence}`}`,
        width,
        '  - ',
        '    ',
      );
    });
}
