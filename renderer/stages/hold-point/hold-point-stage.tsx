import { Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconInfoCircle } from '@tabler/icons-react';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import type { StepId } from '../../../shared/run/steps.ts';
import type { RunSheet } from '../../../shared/text/words.ts';
import { tickItems, TickList } from '../../components/run-sheet/tick-list.tsx';
import type { OpenJob } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../plan/machine-names.ts';
import { HoldSummary } from './hold-summary.tsx';
import { ProvedSoFar } from './proved-so-far.tsx';
import { WayBack } from '../way-back.tsx';
import { Faint, Lines, Note, Section } from '../../components/prose.tsx';

/** What comes after the hold point, in its order. */
const nextSteps: readonly StepId[] = ['power-off', 'take-address', 'validate', 'readmit-clients'];

/** The last page on which everything can be rolled back: who goes and who stays, what was proved, what follows, and the way back. */
export default function HoldPointStage({ plan, state }: OpenJob) {
  const words = useWords();
  const { hold } = useOwnWords();
  const isPast = isPastHoldPoint(state);
  // The question shows the same above.
  const isAsked = state.isRunning && state.question?.question.kind === 'type-name';
  const isReached = state.steps['hold-point'].kind !== 'pending';
  return (
    <Stack gap="lg">
      {(isReached || isPast) && (
        <Note
          color={isPast ? 'gray' : 'blue'}
          icon={isPast ? IconInfoCircle : IconArrowBackUp}
          p="md"
          title={isPast ? hold.passed : hold.reversible}
        >
          {isPast ? hold.passedMeans : hold.reversibleMeans}
        </Note>
      )}
      {!isAsked && <HoldSummary plan={plan} state={state} />}
      <ProvedSoFar proofs={state.proofs} isPast={isPast} />
      {!isPast && <BeforeNext sheet={words.holdPoint(machineNamesOf(plan, state))} />}
      <Section title={isPast ? hold.followed : hold.next}>
        {!isPast && <Text>{hold.nextMeans}</Text>}
        <Lines
          isOrdered
          lines={nextSteps.map((step) => (
            <>
              <strong>{words.steps[step].title}.</strong> {words.steps[step].does}
            </>
          ))}
        />
      </Section>
      <Section title={hold.goingBack}>
        <WayBack plan={plan} state={state} />
      </Section>
    </Stack>
  );
}

/** The run sheet of the hold point, to be ticked off by whoever does it. */
function BeforeNext({ sheet }: { sheet: Pick<RunSheet, 'intro' | 'steps'> }) {
  const { common, hold } = useOwnWords();
  return (
    <Section title={hold.beforeNext}>
      <Text>{sheet.intro}</Text>
      <TickList items={tickItems(sheet.steps)} list="hold-point" />
      <Faint>{common.ticks}</Faint>
    </Section>
  );
}
