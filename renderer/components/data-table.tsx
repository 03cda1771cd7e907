import { type BoxProps, Table, type TableProps } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';

/** A column: its heading, and what all its cells have in common. A text stands for one with nothing else to say. */
type Column =
  | string
  | (BoxProps & {
      readonly head: ReactNode;
      /** Its cells name their rows. */
      readonly isName?: boolean;
    });

interface Row {
  readonly key: string;
  readonly cells: readonly ReactNode[];
  /** A row that stands above this one. */
  readonly above?: ReactNode;
}

/** Rows under headings. With `minWidth` it is scrolled by itself where the page is narrower. */
export function DataTable({
  columns,
  rows,
  minWidth,
  maxHeight,
  ...rest
}: {
  columns: readonly Column[];
  rows: readonly Row[];
  minWidth?: number;
  maxHeight?: number;
} & TableProps) {
  const all = columns.map((column) => (typeof column === 'string' ? { head: column } : column));
  const table = (
    <Table verticalSpacing={6} {...rest}>
      <Table.Thead>
        <Table.Tr>
          {all.map(({ head, w, ta }, at) => (
            <Table.Th key={at} scope="col" w={w} ta={ta}>
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody style={{ verticalAlign: 'top' }}>
        {rows.map(({ key, cells, above }) => (
          <Fragment key={key}>
            {above}
            <Table.Tr>
              {all.map(({ head: _head, isName, w: _w, ...cell }, at) =>
                isName ? (
                  <Table.Th key={at} scope="row" fw={400} {...cell}>
                    {cells[at]}
                  </Table.Th>
                ) : (
                  <Table.Td key={at} {...cell}>
                    {cells[at]}
                  </Table.Td>
                ),
              )}
            </Table.Tr>
          </Fragment>
        ))}
      </Table.Tbody>
    </Table>
  );
  if (minWidth === undefined) return table;
  return (
    <Table.ScrollContainer minWidth={minWidth} mah={maxHeight} type="native">
      {table}
    </Table.ScrollContainer>
  );
}
