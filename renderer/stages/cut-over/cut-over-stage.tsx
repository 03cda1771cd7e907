import './cut-over.css';
import { Stack } from '@mantine/core';
import type { OpenJob } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { Evidence } from '../../components/proofs/evidence.tsx';
import { Faint } from '../../components/prose.tsx';
import { WayBack } from '../way-back.tsx';
import { NewColumn } from './new-column.tsx';
import { OldColumn } from './old-column.tsx';
import { OutageResult } from './outage-result.tsx';
import { TakeoverStuck } from './takeover-stuck.tsx';

/** Below both machines and what happens now: why the address may not answer, how long it took, the evidence, and the way back. */
export default function CutOverStage({ plan, state }: OpenJob) {
  const { cutover } = useOwnWords();
  return (
    <Stack gap="md">
      <TakeoverStuck plan={plan} state={state} />
      <OutageResult />
      <details data-evidence>
        <summary>{cutover.evidence}</summary>
        <Stack gap="md">
          <div className="two-columns" style={{ alignItems: 'start' }}>
            <OldColumn plan={plan} state={state} />
            <NewColumn plan={plan} state={state} />
          </div>
          <Evidence stage="cut-over" />
        </Stack>
      </details>
      <details data-way-back>
        <summary>{cutover.wayBack}</summary>
        <Stack gap="xs">
          <Faint>{`${cutover.wayBackMeans}${state.isRunning ? ` ${cutover.abort}` : ''}`}</Faint>
          <WayBack plan={plan} state={state} />
        </Stack>
      </details>
    </Stack>
  );
}
