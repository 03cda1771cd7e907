import { rowOf } from '../../../shared/rules/ledger/ledger.ts';
import type { LedgerRow } from '../../../shared/rules/ledger/standing.ts';
import { sources, type Source } from '../../../shared/rules/sources.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import { evidenceText, rowEndWord } from '../../../shared/text/ledger-text.ts';
import { lines, mark, section, small, strong, subsection, table, text, type Block } from '../document.ts';
import type { Report } from '../report-data.ts';
import { endTones } from '../tones.ts';

/** What the backup brings along and by what the server is known: how each row stands, by whose word or observation, and its page. */
export function ledger(report: Report, words: EnglishWords): Block[] {
  const { ledgers, title } = words.ledger;
  return section(
    title,
    ...(['contents', 'identity'] as const).map((kind) =>
      subsection(
        ledgers[kind],
        rowsTable(
          report.ledger.filter(({ id }) => rowOf(id).ledger === kind),
          words,
        ),
      ),
    ),
  );
}

function rowsTable(rows: readonly LedgerRow[], words: EnglishWords): Block[] {
  const { ledger: own } = words;
  const { columns } = own;
  return table(
    [columns.row, columns.expected, columns.evidence],
    rows.map((row) => {
      const { expected, todo } = own.rows[row.id];
      const { title }: Source = sources[rowOf(row.id).source];
      const evidence = evidenceText(words, own, row);
      return [
        lines([strong(words.ledgerNames[row.id])], [small(title)]),
        lines([text(expected)], [small(todo)]),
        lines(
          [mark(row.end === 'told' ? 'plain' : endTones[row.end], rowEndWord(words, own, row))],
          evidence === '' ? [] : [text(evidence)],
        ),
      ];
    }),
  );
}
