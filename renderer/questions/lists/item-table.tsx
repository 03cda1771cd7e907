import type { ReactNode } from 'react';
import type { RemoteItem } from '../../../shared/run/facts.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { DataTable } from '../../components/data-table.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';

const oneLine = { style: { whiteSpace: 'nowrap' } } as const;

/** Files on the old appliance: what is known of each, and how it is chosen. */
export function ItemTable({
  items,
  nameOf = ({ name }) => plainText(name),
  choose,
}: {
  items: readonly RemoteItem[];
  nameOf?: (item: RemoteItem) => ReactNode;
  /** A column of its own before the names. */
  choose?: { readonly head: ReactNode; readonly cell: (item: RemoteItem) => ReactNode };
}) {
  const { report, format } = useWords();
  const { common, preserve } = useOwnWords();
  // A column that says nothing of any of them takes the room of their names.
  const isVersionTold = items.some(({ version }) => version !== undefined);
  return (
    <DataTable
      minWidth={640}
      highlightOnHover
      layout="fixed"
      columns={[
        ...(choose ? [{ head: choose.head, w: '2.5rem' }] : []),
        { head: common.name, isName: true },
        { head: report.size, ta: 'right', w: '6.5rem', ...oneLine },
        { head: preserve.made, w: '11rem', ...oneLine },
        ...(isVersionTold ? [{ head: report.version, w: '7rem' }] : []),
        { head: report.state, w: '8rem' },
      ]}
      rows={items.map((item) => ({
        key: item.name,
        cells: [
          ...(choose ? [choose.cell(item)] : []),
          nameOf(item),
          item.sizeBytes === undefined ? preserve.notKnown : format.bytes(item.sizeBytes),
          item.createdAt === undefined ? preserve.notKnown : format.date(item.createdAt),
          ...(isVersionTold ? [plainText(item.version ?? preserve.notKnown)] : []),
          preserve.states[item.state],
        ],
      }))}
    />
  );
}
