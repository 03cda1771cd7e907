import './cut-over.css';
import { Stack, Text, Title } from '@mantine/core';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import { RunSheetCard } from '../../components/run-sheet/run-sheet-card.tsx';
import { useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../plan/machine-names.ts';
import { NewColumn } from './new-column.tsx';
import { OldColumn } from './old-column.tsx';
import { OutageClock } from './outage-clock.tsx';
import { TakeoverStuck } from './takeover-stuck.tsx';

/** Both machines side by side as they are seen while the address changes hands, the outage, and the way back. */
export default function CutOverStage() {
  const view = useRun((store) => store.view);
  const { rollback } = useWords();
  const { cutover } = useOwnWords();
  if (view.kind !== 'open') return null;
  const { plan, state, jobId } = view;
  const names = machineNamesOf(plan, state);
  return (
    <Stack gap="md">
      <OutageClock />
      <div className="machine-columns">
        <OldColumn plan={plan} state={state} />
        <NewColumn plan={plan} state={state} />
      </div>
      <TakeoverStuck jobId={jobId} plan={plan} state={state} />
      <Stack gap="xs" component="section" data-way-back>
        <Title order={3} size="h5">
          {cutover.wayBack}
        </Title>
        <Text size="sm" c="dimmed">
          {cutover.wayBackMeans}
          {state.isRunning && ` ${cutover.abort}`}
        </Text>
        {!isPastHoldPoint(state) && <RunSheetCard sheet={rollback['before-hold-point'](names)} />}
        <RunSheetCard sheet={rollback['after-hold-point'](names)} />
      </Stack>
    </Stack>
  );
}
