import './definition-list.css';
import { Fragment, type ReactNode } from 'react';

/** Names and what stands for each of them, in two columns. Entries without a value are left out. */
export function DefinitionList({
  entries,
}: {
  entries: readonly (readonly [label: string, value: ReactNode])[];
}) {
  return (
    <dl className="definition-list">
      {entries
        .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '')
        .map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
