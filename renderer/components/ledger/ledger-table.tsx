import { Group, Text } from '@mantine/core';
import { ledgerRows, type LedgerRow } from '../../../shared/rules/ledger/standing.ts';
import { rowOf } from '../../../shared/rules/ledger/ledger.ts';
import { sources } from '../../../shared/rules/sources.ts';
import { evidenceText, rowEndWord } from '../../../shared/text/ledger-text.ts';
import type { JobProps } from '../../store/run-store.ts';
import { useWords } from '../../store/words-store.ts';
import { DataTable } from '../data-table.tsx';
import { Sign } from '../frame/sign.tsx';
import { Faint, Section } from '../prose.tsx';
import { SourceLink } from '../proofs/finding-details.tsx';

/** Rows of the ledger: what becomes of each, what to do and to test, and the page; with `isStanding` how each stands. */
export function LedgerTable({
  rows,
  isStanding = false,
}: {
  rows: readonly LedgerRow[];
  isStanding?: boolean;
}) {
  const words = useWords();
  const { ledger } = words;
  const { columns } = ledger;
  return (
    <DataTable
      aria-label={ledger.title}
      minWidth={isStanding ? 820 : 620}
      columns={[
        { head: columns.row, w: '11rem', isName: true, fw: 700 },
        columns.expected,
        columns.todo,
        ...(isStanding ? [columns.evidence] : []),
      ]}
      rows={rows.map((row) => {
        const { menus = [], source } = rowOf(row.id);
        const { expected, todo } = ledger.rows[row.id];
        const page = sources[source];
        return {
          key: row.id,
          cells: [
            words.ledgerNames[row.id],
            <>
              {expected}
              <Faint size="xs">
                <SourceLink title={page.title} url={'url' in page ? page.url : undefined} />
              </Faint>
            </>,
            <>
              {todo}
              {menus.length > 0 && <Faint size="xs">{menus.join(` ${ledger.or} `)}</Faint>}
            </>,
            ...(isStanding ? [<Standing row={row} />] : []),
          ],
        };
      })}
    />
  );
}

function Standing({ row }: { row: LedgerRow }) {
  const words = useWords();
  const { ledger } = words;
  return (
    <Group gap={6} wrap="nowrap" align="start" data-row={row.id} data-end={row.end}>
      <Sign of={row.end === 'told' ? 'plain' : row.end} />
      <div>
        <Text fw={600}>{rowEndWord(words, ledger, row)}</Text>
        <Text>{evidenceText(words, ledger, row)}</Text>
      </div>
    </Group>
  );
}

/** The ledger of a move, folded: what the backup brings along, and by what others know the server. Nothing where no rules are known. */
export function LedgerSection({ plan, state, isStanding = false }: JobProps & { isStanding?: boolean }) {
  const words = useWords();
  const { ledger } = words;
  const rows = ledgerRows(state, plan);
  if (rows.length === 0) return null;
  const waiting = rows.filter(({ id }) => rowOf(id).gate !== undefined);
  const counts = (['proved', 'by-word', 'untested'] as const).flatMap((end) => {
    const some = waiting.filter((row) => row.end === end);
    return some[0] ? [`${rowEndWord(words, ledger, some[0])}: ${words.format.number(some.length)}`] : [];
  });
  return (
    <Section title={ledger.title} means={isStanding ? counts.join(' · ') : ledger.means} data-ledger>
      {!isStanding && state.ledger.had === undefined && <Faint>{ledger.allHad}</Faint>}
      <details>
        <summary>{ledger.table(rows.length)}</summary>
        <LedgerTable rows={rows} isStanding={isStanding} />
      </details>
    </Section>
  );
}
