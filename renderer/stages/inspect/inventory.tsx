import { Anchor, Group, Title } from '@mantine/core';
import { useId } from 'react';
import { keyResultOf, type Inspection } from '../../../shared/run/inspection.ts';
import { inventoryHeader, inventoryLine } from '../../../shared/text/inventory-csv.ts';
import type { WindowWords } from '../../../shared/text/en/window.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { DownloadButton } from '../../components/files/download-button.tsx';
import type { InspectedFile } from '../../store/inspect-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Sign } from '../../components/frame/sign.tsx';
import { Faint } from '../../components/prose.tsx';

const shortHash = 12;

/** Many files in one table, a line each; what was told so far can be saved. */
export function Inventory({ files }: { files: readonly InspectedFile[] }) {
  const { inspect: words, report, verdicts, format } = useWords();
  const { common, inspect } = useOwnWords();
  const titleId = useId();
  const told = files.flatMap(({ name, state }): Inspection[] =>
    // The window knows no path: a file goes by its name within the folder that it came with.
    state.kind === 'told' ? [{ ...state.inspection, path: name }] : [],
  );
  const hasKey = told.some((seen) => keyResultOf(seen) !== undefined);
  const count = (kind: Inspection['restorable']['kind']) =>
    told.filter(({ restorable }) => restorable.kind === kind).length;
  return (
    <section className="frame inspection" aria-labelledby={titleId} data-inventory={told.length}>
      <Title order={2} size="h4" id={titleId}>
        {inspect.inventoryTitle}
      </Title>
      <DataTable
        aria-labelledby={titleId}
        minWidth={720}
        className="inventory"
        columns={[
          { head: report.file, isName: true },
          words.verdict,
          { head: report.size, ta: 'right' },
          { head: words.ofLimit, ta: 'right' },
          ...(hasKey ? [words.key] : []),
          words.madeAt,
          words.madeOn,
          { head: report.sha256, className: 'mono' },
        ]}
        rows={files.map((file) => {
          const { id, sizeBytes, state } = file;
          const seen = state.kind === 'told' ? state.inspection : undefined;
          const key = seen && keyResultOf(seen);
          return {
            key: id,
            cells: [
              <ShowCard file={file} />,
              seen ? (
                <Group gap={6} wrap="nowrap">
                  <Sign of={seen.restorable.kind} />
                  {verdicts[seen.restorable.kind].word}
                </Group>
              ) : (
                <Faint>{standing(inspect, state.kind)}</Faint>
              ),
              sizeBytes !== undefined && format.bytes(sizeBytes),
              seen && format.percent((seen.sizeBytes / seen.limit.limitBytes) * 100),
              ...(hasKey ? [key && words.keyResults[key]] : []),
              seen?.madeAt && format.date(seen.madeAt.at),
              seen?.madeOn && plainText(seen.madeOn.version),
              seen && (seen.sha256?.slice(0, shortHash) ?? words.notHashed),
            ],
          };
        })}
      />
      <Group justify="space-between" gap="sm">
        <Faint>
          {words.counted({ fine: count('looks-fine'), open: count('cannot-tell'), bad: count('no') })}
        </Faint>
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

function standing(inspect: WindowWords['inspect'], kind: InspectedFile['state']['kind']): string {
  return kind === 'told' ? '' : inspect[kind === 'queued' ? 'reading' : kind];
}

/** Goes to what was told of a file in full. */
function ShowCard({ file: { id, name } }: { file: InspectedFile }) {
  const { inspect } = useOwnWords();
  const shown = plainText(name);
  const show = () => {
    const card = document.querySelector<HTMLElement>(`[data-file="${CSS.escape(id)}"] h2`);
    card?.scrollIntoView({ block: 'start' });
    card?.focus({ preventScroll: true });
  };
  return (
    <Anchor
      component="button"
      type="button"
      ta="left"
      title={inspect.showFile(shown)}
      onClick={show}
      style={{ overflowWrap: 'anywhere' }}
    >
      {shown}
    </Anchor>
  );
}
