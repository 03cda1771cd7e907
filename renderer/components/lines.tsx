import type { ReactNode } from 'react';

/** Sentences that belong together, each with its bullet or its number. */
export function Lines({
  lines,
  isOrdered = false,
  isLarge = false,
}: {
  lines: readonly ReactNode[];
  isOrdered?: boolean;
  /** As large as the text of a page. */
  isLarge?: boolean;
}) {
  const List = isOrdered ? 'ol' : 'ul';
  return (
    <List className={isLarge ? 'lines' : 'lines lines-small'}>
      {lines.map((line, at) => (
        <li key={at}>{line}</li>
      ))}
    </List>
  );
}
