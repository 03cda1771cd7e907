import { Table, Text } from '@mantine/core';
import type { Inspection } from '../../../shared/run/inspection.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { DefinitionList } from '../../components/definition-list.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** What lies in a file, as far as it shows: what it says of itself, and its entries. Folded, for they may be many. */
export function Contents({ inspection: { manifest, entries } }: { inspection: Inspection }) {
  const { inspect: words, format, report } = useWords();
  const { inspect } = useOwnWords();
  return (
    <>
      {manifest && (
        <details className="inspect-contents">
          <summary>
            {words.manifest}
            {manifest.entry !== '' && ` (${plainText(manifest.entry)})`}
          </summary>
          <DefinitionList
            entries={Object.entries(manifest.fields).map(([name, value]) => [
              plainText(name),
              plainText(value),
            ])}
          />
        </details>
      )}
      {entries && (
        <details className="inspect-contents">
          <summary>{inspect.entries(format.number(entries.count), format.bytes(entries.totalBytes))}</summary>
          <Table.ScrollContainer minWidth={480} type="native" mah={320}>
            <Table fz="sm" verticalSpacing={4} aria-label={words.holds}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{report.file}</Table.Th>
                  <Table.Th scope="col" ta="right">
                    {report.size}
                  </Table.Th>
                  <Table.Th scope="col">{inspect.changedAt}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {entries.listed.map((entry, index) => (
                  <Table.Tr key={`${String(index)} ${entry.path}`}>
                    <Table.Th scope="row" fw={400} style={{ overflowWrap: 'anywhere' }}>
                      {plainText(entry.path)}
                      {entry.linkTarget !== undefined && ` → ${plainText(entry.linkTarget)}`}
                    </Table.Th>
                    <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                      {entry.kind === 'file' ? format.bytes(entry.sizeBytes) : ''}
                    </Table.Td>
                    <Table.Td style={{ whiteSpace: 'nowrap' }}>
                      {entry.modifiedAt === undefined ? '' : format.date(entry.modifiedAt)}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          {entries.count > entries.listed.length && (
            <Text size="sm" c="dimmed">
              {words.moreEntries(entries.count - entries.listed.length)}
            </Text>
          )}
        </details>
      )}
    </>
  );
}
