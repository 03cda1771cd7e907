import { Alert, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconInfoCircle } from '@tabler/icons-react';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import type { StepId } from '../../../shared/run/steps.ts';
import { RunSheetCard } from '../../components/run-sheet/run-sheet-card.tsx';
import { TickList } from '../../components/run-sheet/tick-list.tsx';
import { useTicks } from '../../components/run-sheet/use-ticks.ts';
import { useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../plan/machine-names.ts';
import { HoldSummary } from './hold-summary.tsx';
import { ProvedSoFar } from './proved-so-far.tsx';

/** What comes after the hold point, in its order. */
const nextSteps: readonly StepId[] = ['power-off', 'take-address', 'validate', 'readmit-clients'];

/** The last page on which everything can be taken back: who goes and who stays, what was proved, what follows, and the way back. */
export default function HoldPointStage() {
  const view = useRun((store) => store.view);
  const words = useWords();
  const { hold } = useOwnWords();
  if (view.kind !== 'open') return null;
  const { plan, state, jobId } = view;
  const names = machineNamesOf(plan, state);
  const isPast = isPastHoldPoint(state);
  // The question shows the same above.
  const isAsked = state.isRunning && state.question?.question.kind === 'type-name';
  const isReached = state.steps['hold-point'].kind !== 'pending';
  return (
    <Stack gap="lg">
      {(isReached || isPast) && (
        <Alert
          color={isPast ? 'gray' : 'blue'}
          icon={isPast ? <IconInfoCircle size={20} aria-hidden /> : <IconArrowBackUp size={20} aria-hidden />}
          title={isPast ? hold.passed : hold.reversible}
        >
          {isPast ? hold.passedMeans : hold.reversibleMeans}
        </Alert>
      )}
      {!isAsked && <HoldSummary plan={plan} state={state} />}
      <ProvedSoFar proofs={state.proofs} isPast={isPast} />
      {!isPast && <BeforeNext jobId={jobId} sheet={words.holdPoint(names)} />}
      <Stack gap="xs" component="section">
        <Title order={3} size="h5">
          {isPast ? hold.followed : hold.next}
        </Title>
        {!isPast && <Text size="sm">{hold.nextMeans}</Text>}
        <ol style={{ margin: 0, paddingLeft: '1.5rem', display: 'grid', gap: '0.4rem' }}>
          {nextSteps.map((step) => (
            <li key={step}>
              <Text size="sm">
                <Text span fw={600}>
                  {words.steps[step].title}.
                </Text>{' '}
                {words.steps[step].does}
              </Text>
            </li>
          ))}
        </ol>
      </Stack>
      <Stack gap="xs" component="section">
        <Title order={3} size="h5">
          {hold.goingBack}
        </Title>
        {!isPast && <RunSheetCard sheet={words.rollback['before-hold-point'](names)} />}
        <RunSheetCard sheet={words.rollback['after-hold-point'](names)} />
      </Stack>
    </Stack>
  );
}

/** The run sheet of the hold point, to be ticked off by whoever does it. */
function BeforeNext({
  jobId,
  sheet,
}: {
  jobId: string;
  sheet: { readonly intro: string; readonly steps: readonly string[] };
}) {
  const { common, hold } = useOwnWords();
  const [ticked, toggle] = useTicks(jobId, 'hold-point');
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="h5">
        {hold.beforeNext}
      </Title>
      <Text size="sm">{sheet.intro}</Text>
      <TickList
        items={sheet.steps.map((title, index) => ({ id: String(index), title }))}
        ticked={ticked}
        onToggle={toggle}
      />
      <Text size="sm" c="dimmed">
        {common.ticks}
      </Text>
    </Stack>
  );
}
