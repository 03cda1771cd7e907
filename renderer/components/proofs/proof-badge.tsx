import { Badge } from '@mantine/core';
import type { ProofStatus } from '../../../shared/run/proof.ts';
import { useWords } from '../../store/words-store.ts';
import { proofColours } from './proof-list.tsx';

/** The result of an observation, by word and colour; `fallback` is said where nothing was observed yet. */
export function ProofBadge({ status, fallback }: { status: ProofStatus | undefined; fallback: string }) {
  const { proofStatuses } = useWords();
  return (
    <Badge
      variant={status === undefined ? 'default' : 'light'}
      color={status === undefined ? 'gray' : proofColours[status]}
      tt="none"
      style={{ flexShrink: 0 }}
    >
      {status === undefined ? fallback : proofStatuses[status]}
    </Badge>
  );
}
