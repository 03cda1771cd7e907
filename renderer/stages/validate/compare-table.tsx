import { Badge } from '@mantine/core';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { type ComparedRow, comparison, type RowId } from './comparison.ts';
import { DataTable } from '../../components/data-table.tsx';
import { ProofBadge } from '../../components/proofs/proof-list.tsx';
import { Faint, Section } from '../../components/prose.tsx';

/** The old appliance as it was and the new one as it is, line by line, with what the engine said of each. */
export function CompareTable({ state }: { state: RunState }) {
  const { report } = useWords();
  const { validate } = useOwnWords();
  return (
    <Section title={validate.compareTitle} means={validate.compareMeans}>
      <DataTable
        aria-label={validate.compareTitle}
        minWidth={560}
        columns={[
          { head: validate.property, w: '11rem', isName: true, fw: 700 },
          validate.old,
          validate.new,
          { head: report.result, w: '10rem' },
        ]}
        rows={comparison(state).map((row) => {
          const name =
            typeof row.id === 'object'
              ? validate.holds(plainText(row.id.holds))
              : validate.properties[row.id];
          return {
            key: JSON.stringify(row.id),
            cells: [
              name,
              <Value id={row.id} value={row.old} />,
              <Value id={row.id} value={row.new} />,
              <Result row={row} />,
            ],
          };
        })}
      />
    </Section>
  );
}

function Value({ id, value }: { id: RowId; value: string | undefined }) {
  const { format } = useWords();
  const { validate } = useOwnWords();
  if (value === undefined) return <Faint span>{validate.notRead}</Faint>;
  if (id === 'valid-to') return format.date(value);
  if (typeof id === 'object') return format.number(Number(value));
  const isFingerprint = id === 'host-key' || id === 'certificate';
  return isFingerprint ? <span className="mono">{plainText(value)}</span> : plainText(value);
}

/** Same counts are a fact, not a proof of the engine: they are told without a colour. */
function Result({ row }: { row: ComparedRow }) {
  const { validate } = useOwnWords();
  if (row.status !== undefined) return <ProofBadge status={row.status} />;
  if (row.isSame === undefined) return '–';
  if (row.isSame) return validate.same;
  return <Badge color="yellow">{validate.differs}</Badge>;
}
