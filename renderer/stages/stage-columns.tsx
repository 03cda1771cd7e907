import { Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { Stage } from '../../shared/run/steps.ts';
import { Evidence } from '../components/proofs/evidence.tsx';
import { useOwnWords } from '../store/words-store.ts';
import { PlanTimeline } from './plan/plan-timeline.tsx';

/** Whether there is room for a second column beside what a stage is about. */
export function useIsWide(): boolean {
  return useMediaQuery('(min-width: 1400px)', false, { getInitialValueInEffect: false });
}

/** What a stage is about, and what stands behind it: below in an ordinary window; beside it, under the timeline, in a wide one. */
export function StageColumns({ stage, children }: { stage: Stage; children: ReactNode }) {
  const { plan } = useOwnWords();
  const isWide = useIsWide();
  // There it is folded with the rest of what was seen.
  const evidence = stage !== 'cut-over' && <Evidence stage={stage} />;
  return (
    <Stack gap="md">
      {children}
      {!isWide && evidence}
      {isWide && (
        <Stack gap="lg" component="section" className="stage-side" aria-label={plan.sideLabel}>
          <PlanTimeline />
          {evidence}
        </Stack>
      )}
    </Stack>
  );
}
