import { Badge } from '@mantine/core';
import { useOwnWords } from '../store/words-store.ts';

/** Marks what is about demo appliances, so that nobody takes it for a real migration. */
export function DemoBadge() {
  const { common } = useOwnWords();
  return (
    <Badge color="grape" size="sm" variant="filled" title={common.demoMeans} style={{ flexShrink: 0 }}>
      {common.demoBadge}
    </Badge>
  );
}
