import { Badge } from '@mantine/core';
import type { ProofStatus } from '../../shared/run/proof.ts';
import { useWords } from '../store/words-store.ts';

/** The colour of a result; its word always stands beside it. What could not be tested is grey, never green. */
export const proofColours = {
  passed: 'green',
  'passed-with-warning': 'yellow',
  failed: 'red',
  'could-not-test': 'gray',
  skipped: 'gray',
} as const satisfies Record<ProofStatus, string>;

/** The result of an observation, by word and colour; `fallback` is said where nothing was observed yet. */
export function ProofBadge({ status, fallback }: { status: ProofStatus | undefined; fallback: string }) {
  const { proofStatuses } = useWords();
  return (
    <Badge
      variant={status === undefined ? 'default' : 'light'}
      color={status === undefined ? 'gray' : proofColours[status]}
      tt="none"
    >
      {status === undefined ? fallback : proofStatuses[status]}
    </Badge>
  );
}
