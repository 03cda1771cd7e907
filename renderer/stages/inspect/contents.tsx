import type { Inspection } from '../../../shared/run/inspection.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { DefinitionList } from '../../components/definition-list.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Faint } from '../../components/prose.tsx';

const oneLine = { style: { whiteSpace: 'nowrap' } } as const;

/** What lies in a file, as far as it shows: what it says of itself, and its entries. Folded, for they may be many. */
export function Contents({ inspection: { manifest, entries } }: { inspection: Inspection }) {
  const { inspect: words, format, report } = useWords();
  const { inspect } = useOwnWords();
  return (
    <>
      {manifest && (
        <details>
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
        <details>
          <summary>{inspect.entries(format.number(entries.count), format.bytes(entries.totalBytes))}</summary>
          <DataTable
            aria-label={words.holds}
            minWidth={480}
            maxHeight={320}
            columns={[
              { head: report.file, isName: true, style: { overflowWrap: 'anywhere' } },
              { head: report.size, ta: 'right', ...oneLine },
              { head: inspect.changedAt, ...oneLine },
            ]}
            rows={entries.listed.map(({ path, linkTarget, kind, sizeBytes, modifiedAt }, index) => ({
              key: `${String(index)} ${path}`,
              cells: [
                plainText(path) + (linkTarget === undefined ? '' : ` → ${plainText(linkTarget)}`),
                kind === 'file' && format.bytes(sizeBytes),
                modifiedAt !== undefined && format.date(modifiedAt),
              ],
            }))}
          />
          {entries.count > entries.listed.length && (
            <Faint>{words.moreEntries(entries.count - entries.listed.length)}</Faint>
          )}
        </details>
      )}
    </>
  );
}
