import { Badge, Stack, Table, Text, Title } from '@mantine/core';
import type { Proof, ProofStatus } from '../../../shared/run/proof.ts';
import { proofText } from '../../../shared/text/render.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** The colour of each status; its word always stands beside it. */
export const proofColours = {
  passed: 'green',
  'passed-with-warning': 'yellow',
  'by-word': 'grape',
  failed: 'red',
  'could-not-test': 'gray',
} as const satisfies Record<ProofStatus, string>;

/** What was observed, each with its status by word and colour. */
export function ProofList({ proofs }: { proofs: readonly Proof[] }) {
  const words = useWords();
  const { common } = useOwnWords();
  if (proofs.length === 0) return null;
  return (
    <Stack gap={4} component="section">
      <Title order={3} size="h5" id="proof-list">
        {common.proofs}
      </Title>
      <Table verticalSpacing={4} aria-labelledby="proof-list">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w="12.5rem">
              {words.report.result}
            </Table.Th>
            <Table.Th scope="col">{words.report.seen}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {proofs.map((proof, index) => {
            const text = proofText(words, proof);
            return (
              <Table.Tr key={`${proof.id} ${String(index)}`} style={{ verticalAlign: 'top' }}>
                <Table.Td>
                  <Badge color={proofColours[proof.status]} variant="light" tt="none">
                    {text.status}
                  </Badge>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{text.title}</Text>
                  <Text size="sm" c="dimmed">
                    {text.seen}
                  </Text>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
