import { Stack, Table, Text, Title } from '@mantine/core';
import { isWholeKindMissing } from '../../../shared/rules/missing-clients.ts';
import type { MissingKind } from '../../../shared/run/facts.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** The missing clients by system and agent version: a kind of which none came back has a reason of its own. */
export function MissingKinds({ kinds }: { kinds: readonly MissingKind[] }) {
  const { format } = useWords();
  const { validate } = useOwnWords();
  const told = (text: string) => (text === '' ? validate.notTold : plainText(text));
  return (
    <Stack gap={4}>
      <Title order={4} size="h6" id="missing-kinds">
        {validate.missingKindsTitle}
      </Title>
      <Table.ScrollContainer minWidth={420} type="native">
        <Table verticalSpacing={4} fz="sm" aria-labelledby="missing-kinds">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{validate.system}</Table.Th>
              <Table.Th scope="col">{validate.agentVersion}</Table.Th>
              <Table.Th scope="col">{validate.missing}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {kinds.map((kind) => (
              <Table.Tr key={JSON.stringify([kind.os, kind.agentVersion])}>
                <Table.Td>{told(kind.os)}</Table.Td>
                <Table.Td>{told(kind.agentVersion)}</Table.Td>
                <Table.Td>
                  {validate.missingOf(format.number(kind.missing), format.number(kind.baseline))}
                  {isWholeKindMissing(kind) && (
                    <Text size="xs" fw={600}>
                      {validate.wholeKind}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
