import { Table } from '@mantine/core';
import type { RemoteItem } from '../../../shared/run/facts.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** What is known of a file on the old appliance, as the cells of a row after its name: size, time, version, state. */
export function ItemCells({ item }: { item: RemoteItem }) {
  const { format } = useWords();
  const { preserve } = useOwnWords();
  return (
    <>
      <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
        {item.sizeBytes === undefined ? preserve.notKnown : format.bytes(item.sizeBytes)}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {item.createdAt === undefined ? preserve.notKnown : format.date(item.createdAt)}
      </Table.Td>
      <Table.Td>{plainText(item.version ?? preserve.notKnown)}</Table.Td>
      <Table.Td>{preserve.states[item.state]}</Table.Td>
    </>
  );
}
