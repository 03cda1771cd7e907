import { Stack } from '@mantine/core';
import { IconArrowBackUp, IconInfoCircle } from '@tabler/icons-react';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import type { OpenJob } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { HoldBrief } from './hold-brief.tsx';
import { MovedClients } from './moved-clients.tsx';
import { WayBack } from '../way-back.tsx';
import { Note, Section } from '../../components/prose.tsx';

/** The last page on which everything can be rolled back: what follows, what to have done, what is not proved, and the way back. */
export default function HoldPointStage({ plan, state }: OpenJob) {
  const { hold } = useOwnWords();
  const isPast = isPastHoldPoint(state);
  // The question shows the same above.
  const isAsked = state.isRunning && state.question?.question.kind === 'type-name';
  const isReached = state.steps['hold-point'].kind !== 'pending';
  return (
    <Stack gap="lg">
      {(isReached || isPast) && !isAsked && (
        <Note
          color={isPast ? 'gray' : 'blue'}
          icon={isPast ? IconInfoCircle : IconArrowBackUp}
          p="md"
          title={isPast ? hold.passed : hold.reversible}
        >
          {isPast ? hold.passedMeans : hold.reversibleMeans}
        </Note>
      )}
      <MovedClients moves={state.moves} proofs={state.proofs} />
      {!isAsked && <HoldBrief plan={plan} state={state} />}
      <Section title={hold.goingBack}>
        <WayBack plan={plan} state={state} />
      </Section>
    </Stack>
  );
}
