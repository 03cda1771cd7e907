import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import type { RunState } from '../../../shared/run/run-state.ts';
import { stepIds } from '../../../shared/run/steps.ts';
import { proofColours, ProofTable } from '../../components/proofs/proof-list.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { proofCounts, provedBefore } from '../../../shared/run/standing/proof-counts.ts';
import { Section } from '../../components/prose.tsx';

/** The proofs of the way up to here: their numbers, what has not plainly passed in full, and the rest folded step by step. */
export function ProvedSoFar({ proofs: all, isPast }: { proofs: RunState['proofs']; isPast: boolean }) {
  const { format, proofStatuses } = useWords();
  const { hold } = useOwnWords();
  const proofs = provedBefore(all);
  const open = proofs.filter(({ status }) => status !== 'passed');
  if (proofs.length === 0) return <Section title={hold.proved} means={hold.noProofs} />;
  return (
    <Section title={hold.proved}>
      <Group component="ul" gap={6} className="plain-list">
        {proofCounts(proofs).map(([status, count]) => (
          <li key={status}>
            <Badge size="lg" color={proofColours[status]}>
              {proofStatuses[status]}: {format.number(count)}
            </Badge>
          </li>
        ))}
      </Group>
      <Text>
        {open.length === 0 ? hold.allPassed(proofs.length) : hold.notAllPassed}
        {open.length > 0 && !isPast && ` ${hold.readFirst}`}
        {open.some(({ status }) => status === 'could-not-test') && ` ${hold.notCountedAsPassed}`}
      </Text>
      {open.length > 0 && <ProofTable proofs={open} label={hold.openHeading} />}
      <details>
        <summary>{hold.byStep}</summary>
        <ByStep proofs={proofs} />
      </details>
    </Section>
  );
}

function ByStep({ proofs }: { proofs: RunState['proofs'] }) {
  const { steps } = useWords();
  return (
    <Stack gap="sm">
      {stepIds
        .map((step) => ({ step, own: proofs.filter((proof) => proof.step === step) }))
        .filter(({ own }) => own.length > 0)
        .map(({ step, own }) => (
          <div key={step}>
            <Title order={4} size="h6">
              {steps[step].title}
            </Title>
            <ProofTable proofs={own} label={steps[step].title} />
          </div>
        ))}
    </Stack>
  );
}
