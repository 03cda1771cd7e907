import type { ReactNode } from 'react';
import type { RunSheet } from '../../../shared/text/sheets/by-hand-words.ts';

/** A run sheet. */
export function SheetOnPaper({ sheet }: { sheet: RunSheet }) {
  return (
    <>
      <h2>{sheet.title}</h2>
      <p>{sheet.intro}</p>
      <ol>
        {sheet.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}

/** Rows on paper, each named by its first cell; an empty cell is room for a hand, and a name alone goes across. */
export function Grid({
  head,
  widths = [],
  rows,
  isSmall = false,
}: {
  head?: readonly ReactNode[];
  widths?: readonly (string | undefined)[];
  rows: readonly (readonly ReactNode[])[];
  /** Small but for the names. */
  isSmall?: boolean;
}) {
  return (
    <table>
      <colgroup>
        {(head ?? rows[0] ?? []).map((_, at) => (
          <col key={at} style={{ width: widths[at] }} />
        ))}
      </colgroup>
      {head && (
        <thead>
          <tr>
            {head.map((name, at) => (
              <th scope="col" key={at}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(([name, ...cells], row) => (
          <tr key={row}>
            <th scope="row" colSpan={cells.length === 0 ? head?.length : undefined}>
              {name}
            </th>
            {cells.map((cell, at) => (
              <td key={at} className={isSmall ? 'small' : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
