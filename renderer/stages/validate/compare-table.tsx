import { Badge, Stack, Table, Text, Title } from '@mantine/core';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { ProofBadge } from '../../components/proofs/proof-badge.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { comparison, type ComparedRow, type RowId } from './comparison.ts';

const isFingerprint = (id: RowId): boolean => id === 'host-key' || id === 'certificate';

/** The old appliance as it was and the new one as it is, line by line, with what the engine said of each. */
export function CompareTable({ state }: { state: RunState }) {
  const { report } = useWords();
  const { validate } = useOwnWords();
  return (
    <Stack gap={4} component="section">
      <Title order={3} size="h5" id="compare-table">
        {validate.compareTitle}
      </Title>
      <Text size="sm" c="dimmed">
        {validate.compareMeans}
      </Text>
      <Table.ScrollContainer minWidth={560} type="native">
        <Table verticalSpacing={6} fz="sm" aria-labelledby="compare-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w="11rem">
                {validate.property}
              </Table.Th>
              <Table.Th scope="col">{validate.old}</Table.Th>
              <Table.Th scope="col">{validate.new}</Table.Th>
              <Table.Th scope="col" w="10rem">
                {report.result}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {comparison(state).map((row) => (
              <Table.Tr key={nameOf(row.id)} style={{ verticalAlign: 'top' }}>
                <Table.Th scope="row">
                  {typeof row.id === 'object'
                    ? validate.holds(plainText(row.id.holds))
                    : validate.properties[row.id]}
                </Table.Th>
                <Table.Td>
                  <Value row={row} value={row.old} />
                </Table.Td>
                <Table.Td>
                  <Value row={row} value={row.new} />
                </Table.Td>
                <Table.Td>
                  <Result row={row} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function nameOf(id: RowId): string {
  return typeof id === 'object' ? `holds ${id.holds}` : id;
}

function Value({ row, value }: { row: ComparedRow; value: string | undefined }) {
  const { format } = useWords();
  const { validate } = useOwnWords();
  if (value === undefined)
    return (
      <Text span size="sm" c="dimmed">
        {validate.notRead}
      </Text>
    );
  if (row.id === 'valid-to') return format.date(value);
  if (typeof row.id === 'object') return format.number(Number(value));
  return isFingerprint(row.id) ? <span className="mono">{plainText(value)}</span> : plainText(value);
}

/** Same counts are a fact, not a proof of the engine: they are told without a colour. */
function Result({ row }: { row: ComparedRow }) {
  const { validate } = useOwnWords();
  if (row.status !== undefined) return <ProofBadge status={row.status} fallback="" />;
  if (row.isSame === undefined) return '–';
  if (row.isSame) return validate.same;
  return (
    <Badge variant="light" tt="none" color="yellow">
      {validate.differs}
    </Badge>
  );
}
