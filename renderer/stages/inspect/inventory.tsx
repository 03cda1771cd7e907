import { Anchor, Group, Table, Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { Inspection } from '../../../shared/run/inspection.ts';
import { inventoryHeader, inventoryLine } from '../../../shared/text/inventory-csv.ts';
import type { WindowWords } from '../../../shared/text/en/window.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { DownloadButton } from '../../components/files/download-button.tsx';
import type { InspectedFile } from '../../store/inspect-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { VerdictIcon } from './verdict-icon.tsx';

const shortHash = 12;

/** Many files in one table, a line each; what was told so far can be saved. */
export function Inventory({ files }: { files: readonly InspectedFile[] }) {
  const { inspect: words, report } = useWords();
  const { common, inspect } = useOwnWords();
  const titleId = useId();
  const told = files.flatMap(({ name, state }): Inspection[] =>
    // The window knows no path: a file goes by its name within the folder that it came with.
    state.kind === 'told' ? [{ ...state.inspection, path: name }] : [],
  );
  const count = (kind: Inspection['restorable']['kind']) =>
    told.filter(({ restorable }) => restorable.kind === kind).length;
  return (
    <section className="inspection" aria-labelledby={titleId} data-inventory={told.length}>
      <Title order={2} size="h4" id={titleId}>
        {inspect.inventoryTitle}
      </Title>
      <Table.ScrollContainer minWidth={720} type="native">
        <Table fz="sm" verticalSpacing={6} className="inventory" aria-labelledby={titleId}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{report.file}</Table.Th>
              <Table.Th scope="col">{words.verdict}</Table.Th>
              <Table.Th scope="col" ta="right">
                {report.size}
              </Table.Th>
              <Table.Th scope="col">{words.madeAt}</Table.Th>
              <Table.Th scope="col">{words.madeOn}</Table.Th>
              <Table.Th scope="col">{report.sha256}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {files.map((file) => (
              <Row key={file.id} file={file} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed">
          {words.counted({ fine: count('looks-fine'), open: count('cannot-tell'), bad: count('no') })}
        </Text>
        {told.length > 0 && (
          <Group gap="sm">
            <DownloadButton
              label={inspect.saveCsv}
              fileName={`${inspect.inventoryName}.csv`}
              type="text/csv"
              content={() => `${[inventoryHeader, ...told.map(inventoryLine)].join('\r\n')}\r\n`}
            />
            <DownloadButton
              label={common.saveJson}
              fileName={`${inspect.inventoryName}.json`}
              type="application/json"
              content={() => `${JSON.stringify(told, null, 2)}\n`}
            />
          </Group>
        )}
      </Group>
    </section>
  );
}

function Row({ file: { id, name, sizeBytes, state } }: { file: InspectedFile }) {
  const { inspect: words, verdicts, format } = useWords();
  const { inspect } = useOwnWords();
  const seen = state.kind === 'told' ? state.inspection : undefined;
  const shown = plainText(name);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400} style={{ overflowWrap: 'anywhere' }}>
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="left"
          title={inspect.showFile(shown)}
          onClick={() => showCard(id)}
        >
          {shown}
        </Anchor>
      </Table.Th>
      <Table.Td>
        {seen ? (
          <Group gap={6} wrap="nowrap">
            <VerdictIcon kind={seen.restorable.kind} size={18} />
            {verdicts[seen.restorable.kind].word}
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {standing(inspect, state.kind)}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">{sizeBytes === undefined ? '' : format.bytes(sizeBytes)}</Table.Td>
      <Table.Td>{seen?.madeAt && format.date(seen.madeAt.at)}</Table.Td>
      <Table.Td>{seen?.madeOn && plainText(seen.madeOn.version)}</Table.Td>
      <Table.Td className="mono">{seen && (seen.sha256?.slice(0, shortHash) ?? words.notHashed)}</Table.Td>
    </Table.Tr>
  );
}

function standing(inspect: WindowWords['inspect'], kind: InspectedFile['state']['kind']): string {
  switch (kind) {
    case 'taking':
      return inspect.taking;
    case 'queued':
    case 'reading':
      return inspect.reading;
    case 'failed':
      return inspect.failed;
    case 'stopped':
      return inspect.stopped;
    case 'told':
      return '';
    default:
      return kind satisfies never;
  }
}

/** Goes to what was told of a file in full. */
function showCard(id: string): void {
  const card = document.querySelector<HTMLElement>(`[data-file="${CSS.escape(id)}"] h2`);
  card?.scrollIntoView({ block: 'start' });
  card?.focus({ preventScroll: true });
}
