import { Text } from '@mantine/core';
import { memo, Suspense } from 'react';
import type { Stage } from '../../shared/run/steps.ts';
import { useOwnWords } from '../store/words-store.ts';
import { StageFrame } from './stage-frame.tsx';
import { stageDetails } from './stage-details.ts';

/** The stage that is looked at: its frame, and in it what only this stage shows. */
export default memo(function StagePane({ stage }: { stage: Stage }) {
  const { common } = useOwnWords();
  const Detail = stageDetails[stage];
  return (
    <StageFrame stage={stage} key={stage}>
      <Suspense
        fallback={
          <Text size="sm" c="dimmed" role="status">
            {common.loading}
          </Text>
        }
      >
        <Detail />
      </Suspense>
    </StageFrame>
  );
});
