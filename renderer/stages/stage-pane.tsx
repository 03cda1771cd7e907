import { Suspense } from 'react';
import type { Stage } from '../../shared/run/steps.ts';
import { Waiting } from '../components/waiting.tsx';
import { useRunState } from '../store/run-store.ts';
import { useOwnWords } from '../store/words-store.ts';
import { StageFrame } from './stage-frame.tsx';
import { stageDetails } from './stage-details.ts';

/** The stage that is looked at: its frame, and in it what only this stage shows. */
export default function StagePane({ stage }: { stage: Stage }) {
  const state = useRunState();
  const { common } = useOwnWords();
  if (!state) return null;
  const Detail = stageDetails[stage];
  return (
    <StageFrame stage={stage} state={state} key={stage}>
      <Suspense fallback={<Waiting text={common.loading} />}>
        <Detail />
      </Suspense>
    </StageFrame>
  );
}
