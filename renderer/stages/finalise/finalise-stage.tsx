import { Stack } from '@mantine/core';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import { RunSheetCard } from '../../components/run-sheet/run-sheet-card.tsx';
import type { OpenJob } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../plan/machine-names.ts';
import { endKind } from './job-summary.ts';
import { Rechecks } from './rechecks.tsx';
import { ReportCard } from './report-card.tsx';
import { SummaryCard } from './summary-card.tsx';
import { Decommission, IntegrationTests, WhatNext } from './what-next.tsx';
import { Faint } from '../../components/prose.tsx';

/** How it went, what is left to do and when, the report, and the way back; of use after a failure and a rehearsal too. */
export default function FinaliseStage({ plan, state }: OpenJob) {
  const words = useWords();
  const { finalise } = useOwnWords();
  if (endKind(state) === 'not-started') return <Faint>{finalise.notStarted}</Faint>;
  const isSwitched = isPastHoldPoint(state);
  const back = words.rollback[isSwitched ? 'after-hold-point' : 'before-hold-point'];
  return (
    <Stack gap="lg">
      <SummaryCard state={state} />
      <ReportCard />
      {isSwitched && (
        <>
          <Rechecks state={state} />
          <WhatNext plan={plan} state={state} />
          {state.rules !== 'none' && <IntegrationTests />}
          <Decommission />
        </>
      )}
      <RunSheetCard sheet={back(machineNamesOf(plan, state))} />
    </Stack>
  );
}
