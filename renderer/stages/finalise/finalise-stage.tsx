import { Stack } from '@mantine/core';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import { leftByHand } from '../../../shared/run/standing/left-by-hand.ts';
import { rollbackSheet } from '../../../shared/text/sheets/by-hand-text.ts';
import { Faint } from '../../components/prose.tsx';
import { LedgerSection } from '../../components/ledger/ledger-table.tsx';
import { RunSheetCard } from '../../components/run-sheet/run-sheet-card.tsx';
import type { OpenJob } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { endKind } from './job-summary.ts';
import { BundleCard } from './bundle-card.tsx';
import { ReportCard } from './report-card.tsx';
import { SettleAfterwards } from './settle-afterwards.tsx';
import { SummaryCard } from './summary-card.tsx';
import { WhatNext } from './what-next.tsx';

/** Whether it is done and what is open, the report, and what is left to do; of use after a failure and a rehearsal too. */
export default function FinaliseStage({ plan, state }: OpenJob) {
  const words = useWords();
  const { finalise } = useOwnWords();
  if (endKind(state) === 'not-started') return <Faint>{finalise.notStarted}</Faint>;
  return (
    <Stack gap="md">
      <SummaryCard state={state} />
      <LedgerSection plan={plan} state={state} isStanding />
      <SettleAfterwards plan={plan} state={state} />
      <ReportCard />
      <BundleCard />
      {isPastHoldPoint(state) ? (
        <WhatNext plan={plan} state={state} />
      ) : (
        <RunSheetCard sheet={rollbackSheet(words, leftByHand(state, plan), 'before-hold-point')} />
      )}
    </Stack>
  );
}
