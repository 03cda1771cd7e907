import './cut-over.css';
import { Stack } from '@mantine/core';
import type { OpenJob } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { NewColumn } from './new-column.tsx';
import { OldColumn } from './old-column.tsx';
import { OutageClock } from './outage-clock.tsx';
import { TakeoverStuck } from './takeover-stuck.tsx';
import { WayBack } from '../way-back.tsx';
import { Section } from '../../components/prose.tsx';

/** Both machines side by side as they are seen while the address changes hands, the outage, and the way back. */
export default function CutOverStage({ plan, state }: OpenJob) {
  const { cutover } = useOwnWords();
  return (
    <Stack gap="md">
      <OutageClock />
      <div className="two-columns" style={{ alignItems: 'start' }}>
        <OldColumn plan={plan} state={state} />
        <NewColumn plan={plan} state={state} />
      </div>
      <TakeoverStuck plan={plan} state={state} />
      <Section
        title={cutover.wayBack}
        means={`${cutover.wayBackMeans}${state.isRunning ? ` ${cutover.abort}` : ''}`}
        data-way-back
      >
        <WayBack plan={plan} state={state} />
      </Section>
    </Stack>
  );
}
