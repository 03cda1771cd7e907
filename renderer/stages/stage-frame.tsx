import { Stack, Title } from '@mantine/core';
import { memo, Suspense, useMemo } from 'react';
import { type Stage, stepsOf } from '../../shared/run/steps.ts';
import { useOwnWords, useWords } from '../store/words-store.ts';
import { StageColumns } from './stage-columns.tsx';
import { useOfRun } from '../store/run-store.ts';
import { StepBlock } from './step-block.tsx';
import { stageDetails } from './stage-details.ts';
import { Faint } from '../components/prose.tsx';

/** The stage that is looked at. */
export default memo(function StagePane({ stage }: { stage: Stage }) {
  return <StageFrame stage={stage} key={stage} />;
});

/**
 * What every stage shows: its steps with what happens and how it is undone, errors, what only this stage shows, and the proofs.
 * It reads parts of the state, so that a transfer does not draw the whole page ten times a second.
 */
function StageFrame({ stage }: { stage: Stage }) {
  const words = useWords();
  const { common } = useOwnWords();
  const steps = useMemo(() => stepsOf(stage), [stage]);
  const Detail = stageDetails[stage];
  const isOver = useOfRun((state) => state.steps.finalise.kind === 'done') ?? false;
  // What is left to do comes first on the last page, once nothing can go wrong with its step any more.
  const isDetailFirst = stage === 'finalise' && isOver;
  const blocks = (
    <Stack gap="sm">
      {steps.map((step) => (
        <StepBlock key={step} step={step} />
      ))}
    </Stack>
  );
  return (
    <StageColumns stage={stage}>
      <Title order={2} size="h3">
        {words.stages[stage]}
      </Title>
      {!isDetailFirst && blocks}
      <Suspense fallback={<Faint role="status">{common.loading}</Faint>}>
        <Detail />
      </Suspense>
      {isDetailFirst && blocks}
    </StageColumns>
  );
}
