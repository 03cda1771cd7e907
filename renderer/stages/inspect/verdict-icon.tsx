import { IconCircleCheckFilled, IconCircleXFilled, IconHelpCircleFilled } from '@tabler/icons-react';
import type { VerdictKind } from '../../../shared/run/inspection.ts';

const colours = { no: 'red', 'cannot-tell': 'gray', 'looks-fine': 'blue' } as const;

/** The sign of a verdict; its word stands beside it. */
export function VerdictIcon({ kind, size = 26 }: { kind: VerdictKind; size?: number }) {
  // Blue and not green: that it can be restored only the import shows.
  const common = {
    size,
    'aria-hidden': true,
    color: `var(--mantine-color-${colours[kind]}-filled)`,
    style: { flexShrink: 0 },
  } as const;
  switch (kind) {
    case 'no':
      return <IconCircleXFilled {...common} />;
    case 'cannot-tell':
      return <IconHelpCircleFilled {...common} />;
    case 'looks-fine':
      return <IconCircleCheckFilled {...common} />;
    default:
      return kind satisfies never;
  }
}
