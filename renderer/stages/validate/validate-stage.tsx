import { Card, List, Stack, Table, Text, Title } from '@mantine/core';
import { plainText } from '../../../shared/text/plain-text.ts';
import { useRunState } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { ClientCurve } from './client-curve.tsx';
import { comparison } from './comparison.ts';

/** The new appliance against the old one, and which clients have come back. */
export default function ValidateStage() {
  const { format } = useWords();
  const { validate } = useOwnWords();
  const state = useRunState();
  if (!state) return null;
  const rows = comparison(state, validate, format.date, format.number);
  const { clientsSeen, baseline } = state;
  return (
    <>
      <Card withBorder component="section" aria-label={validate.clients}>
        <Stack gap="xs">
          <Title order={3} size="h5">
            {validate.clients}
          </Title>
          <Text role="status">
            {baseline && baseline.count > 0
              ? validate.seenOf(format.number(clientsSeen?.seen ?? 0), format.number(baseline.count))
              : validate.noClients}
          </Text>
          {baseline && <ClientCurve baseline={baseline.count} />}
          {clientsSeen && clientsSeen.missing.length > 0 && (
            <details>
              <summary>{validate.missing(format.number(clientsSeen.missing.length))}</summary>
              <List size="sm">
                {clientsSeen.missing.map((name) => (
                  <List.Item key={name}>{plainText(name)}</List.Item>
                ))}
              </List>
            </details>
          )}
        </Stack>
      </Card>
      <Card withBorder component="section" aria-label={validate.compare}>
        <Title order={3} size="h5" mb="xs">
          {validate.compare}
        </Title>
        <Table layout="fixed" verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w="24%">
                {validate.what}
              </Table.Th>
              <Table.Th scope="col">{validate.before}</Table.Th>
              <Table.Th scope="col">{validate.after}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ label, before, after }) => (
              <Table.Tr key={label}>
                <Table.Th scope="row" fw={500}>
                  {label}
                </Table.Th>
                <Table.Td>{before ?? <NotRead />}</Table.Td>
                <Table.Td>{after ?? <NotRead />}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
    </>
  );
}

function NotRead() {
  const { validate } = useOwnWords();
  return (
    <Text span size="sm" c="dimmed">
      {validate.notRead}
    </Text>
  );
}
