import { Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useMemo } from 'react';
import { ProofBadge } from '../../components/proofs/proof-badge.tsx';
import { useOfRun } from '../../store/use-of-run.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { hashRows, provedPlaces, type HashRow } from './hash-rows.ts';

/** The hash of the file at each end, as far as it is known, and what the engine proved by it. */
export function HashTable() {
  const { report } = useWords();
  const { transfer } = useOwnWords();
  const artifacts = useOfRun((state) => state.artifacts);
  const proofs = useOfRun((state) => state.proofs);
  const pushed = useOfRun((state) => state.pushed);
  const rows = useMemo(
    () => hashRows({ artifacts: artifacts ?? [], proofs: proofs ?? [], ...(pushed && { pushed }) }),
    [artifacts, proofs, pushed],
  );
  const places = provedPlaces(rows);
  if (rows.every(({ status }) => status === 'not-read')) return null;
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="h6" id="hash-table">
        {transfer.hashTitle}
      </Title>
      {places > 1 ? (
        <Group gap="xs" wrap="nowrap">
          <IconCircleCheckFilled
            size={18}
            aria-hidden
            color="var(--mantine-color-green-filled)"
            style={{ flexShrink: 0 }}
          />
          <Text size="sm">{transfer.hashSame(places)}</Text>
        </Group>
      ) : (
        <Text size="sm" c="dimmed">
          {transfer.hashMeans}
        </Text>
      )}
      <Table.ScrollContainer minWidth={520} type="native">
        <Table verticalSpacing={6} fz="sm" aria-labelledby="hash-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w="11rem">
                {transfer.hashEnd}
              </Table.Th>
              <Table.Th scope="col">{report.sha256}</Table.Th>
              <Table.Th scope="col" w="9rem">
                {report.result}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Row key={row.side} row={row} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function Row({ row: { side, sha256, status } }: { row: HashRow }) {
  const { transfer } = useOwnWords();
  const names = { old: transfer.whereOld, local: transfer.whereLocal, new: transfer.whereNew };
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {names[side]}
      </Table.Th>
      <Table.Td>
        {sha256 === undefined ? (
          <Text size="sm" c="dimmed">
            {transfer.notReadYet}
          </Text>
        ) : (
          <span className="mono">{sha256}</span>
        )}
      </Table.Td>
      <Table.Td>
        {status !== 'not-compared' && status !== 'not-read' && <ProofBadge status={status} fallback="" />}
      </Table.Td>
    </Table.Tr>
  );
}
