import { Badge, Group, Text } from '@mantine/core';
import type { Proof, ProofStatus } from '../../../shared/run/proof.ts';
import { proofText } from '../../../shared/text/render.ts';
import { useWords } from '../../store/words-store.ts';
import { DataTable } from '../data-table.tsx';
import { HashText } from './hash-text.tsx';

/** The colour of each status; its word always stands beside it. */
export const proofColours = {
  passed: 'green',
  'passed-with-warning': 'yellow',
  'by-word': 'grape',
  failed: 'red',
  'could-not-test': 'gray',
} as const satisfies Record<ProofStatus, string>;

/** The result of an observation, by word and colour; `fallback` is said where nothing was observed yet. */
export function ProofBadge({ status, fallback }: { status: ProofStatus | undefined; fallback?: string }) {
  const { proofStatuses } = useWords();
  const look = status ? { color: proofColours[status] } : ({ variant: 'default', color: 'gray' } as const);
  return (
    <Badge style={{ flexShrink: 0 }} miw="max-content" {...look}>
      {status ? proofStatuses[status] : fallback}
    </Badge>
  );
}

/** What was observed, each with its status by word and colour. */
export function ProofTable({ proofs, label }: { proofs: readonly Proof[]; label: string }) {
  const words = useWords();
  return (
    <DataTable
      aria-label={label}
      columns={[{ head: words.report.result, w: '12.5rem' }, words.report.seen]}
      rows={proofs.map((proof, index) => {
        const { title, seen } = proofText(words, proof);
        return {
          key: `${proof.id} ${String(index)}`,
          cells: [
            <ProofBadge status={proof.status} />,
            <>
              <Text>{title}</Text>
              <HashText text={seen} />
            </>,
          ],
        };
      })}
    />
  );
}

/** One observation in a line: its status, and what was seen. */
export function ProofLine({ proof, isTitled = false }: { proof: Proof; isTitled?: boolean }) {
  const { title, seen } = proofText(useWords(), proof);
  return (
    <Group gap="xs" wrap="nowrap" align="start">
      <ProofBadge status={proof.status} />
      <Text>{isTitled ? `${title}. ${seen}` : seen}</Text>
    </Group>
  );
}
