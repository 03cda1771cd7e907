import { Badge, Stack, Table, Text, Title } from '@mantine/core';
import type { RunState } from '../../../shared/run/run-state.ts';
import { stepIds } from '../../../shared/run/steps.ts';
import { proofText } from '../../../shared/text/render.ts';
import { ProofBadge } from '../../components/proofs/proof-badge.tsx';
import { proofColours } from '../../components/proofs/proof-list.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { proofCounts } from './proof-counts.ts';
import { provedBefore } from './proved-before.ts';

type MadeProof = RunState['proofs'][number];

/** The proofs of the way up to here: their numbers, what has not plainly passed in full, and the rest folded step by step. */
export function ProvedSoFar({ proofs: all, isPast }: { proofs: readonly MadeProof[]; isPast: boolean }) {
  const { format, proofStatuses } = useWords();
  const { hold } = useOwnWords();
  const proofs = provedBefore(all);
  const open = proofs.filter(({ status }) => status !== 'passed');
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="h5">
        {hold.proved}
      </Title>
      {proofs.length === 0 ? (
        <Text size="sm" c="dimmed">
          {hold.noProofs}
        </Text>
      ) : (
        <>
          <ul className="hold-counts">
            {proofCounts(proofs).map(([status, count]) => (
              <li key={status}>
                <Badge size="lg" variant="light" tt="none" color={proofColours[status]}>
                  {proofStatuses[status]}: {format.number(count)}
                </Badge>
              </li>
            ))}
          </ul>
          <Text size="sm">
            {open.length === 0 ? hold.allPassed(proofs.length) : hold.notAllPassed}
            {open.length > 0 && !isPast && ` ${hold.readFirst}`}
            {open.some(({ status }) => status === 'could-not-test') && ` ${hold.notCountedAsPassed}`}
          </Text>
          {open.length > 0 && <Proofs proofs={open} label={hold.openHeading} />}
          <details>
            <summary>{hold.byStep}</summary>
            <ByStep proofs={proofs} />
          </details>
        </>
      )}
    </Stack>
  );
}

function ByStep({ proofs }: { proofs: readonly MadeProof[] }) {
  const { steps } = useWords();
  return (
    <Stack gap="sm" mt="xs">
      {stepIds
        .map((step) => ({ step, own: proofs.filter((proof) => proof.step === step) }))
        .filter(({ own }) => own.length > 0)
        .map(({ step, own }) => (
          <div key={step}>
            <Title order={4} size="h6">
              {steps[step].title}
            </Title>
            <Proofs proofs={own} label={steps[step].title} />
          </div>
        ))}
    </Stack>
  );
}

function Proofs({ proofs, label }: { proofs: readonly MadeProof[]; label: string }) {
  const words = useWords();
  return (
    <Table verticalSpacing={4} fz="sm" aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" w="12.5rem">
            {words.report.result}
          </Table.Th>
          <Table.Th scope="col">{words.report.seen}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {proofs.map((proof, index) => {
          const { title, seen } = proofText(words, proof);
          return (
            <Table.Tr key={`${proof.id} ${String(index)}`} style={{ verticalAlign: 'top' }}>
              <Table.Td>
                <ProofBadge status={proof.status} fallback="" />
              </Table.Td>
              <Table.Td>
                <Text size="sm" fw={600}>
                  {title}
                </Text>
                <Text size="sm">{seen}</Text>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
