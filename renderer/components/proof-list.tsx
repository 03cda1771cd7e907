import { Badge, Stack, Table, Text } from '@mantine/core';
import type { Proof, ProofStatus } from '../../shared/run/proof.ts';
import { proofText } from '../../shared/text/render.ts';
import { useOwnWords, useWords } from '../store/words-store.ts';

/** The colour of each status; its word always stands beside it. */
export const proofColours = {
  passed: 'green',
  'passed-with-warning': 'yellow',
  failed: 'red',
  'could-not-test': 'gray',
  skipped: 'gray',
} as const satisfies Record<ProofStatus, string>;

/** What was observed, each with its status by word and colour. */
export function ProofList({ proofs }: { proofs: readonly Proof[] }) {
  const words = useWords();
  const { common } = useOwnWords();
  if (proofs.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text fw={600}>{common.proofs}</Text>
      <Table verticalSpacing={4}>
        <Table.Tbody>
          {proofs.map((proof, index) => {
            const text = proofText(words, proof);
            return (
              <Table.Tr key={`${proof.id} ${String(index)}`}>
                <Table.Td w="11rem">
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
