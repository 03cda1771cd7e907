import { Stack, Title } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import type { Stage } from '../../shared/run/steps.ts';
import { ProofList } from '../components/proofs/proof-list.tsx';
import { stepsOf } from '../current-stage.ts';
import { RunQuestion } from '../questions/run-question.tsx';
import { useOfRun } from '../store/use-of-run.ts';
import { useWords } from '../store/words-store.ts';
import { StepBlock } from './step-block.tsx';

/** These show what a person has to do beside what is observed meanwhile. */
const stagesWithOwnCards: ReadonlySet<Stage> = new Set(['cut-over']);

/**
 * What every stage shows: the open question, its steps with what happens and how it is undone, errors, and the proofs. It
 * reads parts of the state, so that a transfer does not draw the whole page ten times a second.
 */
export function StageFrame({ stage, children }: { stage: Stage; children: ReactNode }) {
  const words = useWords();
  const steps = useMemo(() => stepsOf(stage), [stage]);
  const isCurrent = useOfRun((state) => state.isRunning && steps.some((step) => step === state.current));
  const question = useOfRun((state) => state.question);
  const all = useOfRun((state) => state.proofs);
  const proofs = useMemo(() => all?.filter((proof) => steps.includes(proof.step)) ?? [], [all, steps]);
  return (
    <Stack gap="md">
      <Title order={2} size="h3">
        {words.stages[stage]}
      </Title>
      {isCurrent === true && question && <RunQuestion open={question} />}
      <Stack gap="sm">
        {steps.map((step) => (
          <StepBlock key={step} step={step} hasOwnCard={stagesWithOwnCards.has(stage)} />
        ))}
      </Stack>
      {children}
      <ProofList proofs={proofs} />
    </Stack>
  );
}
