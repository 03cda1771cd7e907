import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import type { RunState } from '../../../shared/run/run-state.ts';
import { stepIds } from '../../../shared/run/steps.ts';
import { proofColours, ProofTable } from '../../components/proofs/proof-list.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { proofCounts, provedBefore } from '../../../shared/run/standing/proof-counts.ts';
import { Section } from '../../components/prose.tsx';

/** The proofs of the way up to here: what is not proved in full, how many there are of each kind, and the rest folded step by step. */
export function ProvedSoFar({ proofs: all }: { proofs: RunState['proofs'] }) {
  const { format, holdBrief, proofStatuses } = useWords();
  const { hold } = useOwnWords();
  const proofs = provedBefore(all);
  const open = proofs.filter(({ status }) => status !== 'passed');
  if (proofs.length === 0) return <Section title={holdBrief.proved} means={holdBrief.noProofs} />;
  return (
    <>
      {open.length > 0 && (
        <Section title={holdBrief.notProved}>
          <ProofTable proofs={open} label={holdBrief.notProved} />
          {open.some(({ status }) => status === 'could-not-test') && (
            <Text>{holdBrief.notCountedAsPassed}</Text>
          )}
        </Section>
      )}
      <Section title={holdBrief.proved}>
        {open.length === 0 && <Text>{holdBrief.allPassed(proofs.length)}</Text>}
        <Group component="ul" gap={6} className="plain-list">
          {proofCounts(proofs).map(([status, count]) => (
            <li key={status}>
              <Badge size="lg" color={proofColours[status]}>
                {proofStatuses[status]}: {format.number(count)}
              </Badge>
            </li>
          ))}
        </Group>
        <details>
          <summary>{hold.byStep}</summary>
          <ByStep proofs={proofs} />
        </details>
      </Section>
    </>
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
