import { Stack } from '@mantine/core';
import type { OpenJob } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { ClientCheckIn } from './client-check-in.tsx';
import { ClientNetwork } from './client-network.tsx';
import { CompareTable } from './compare-table.tsx';
import { Faint } from '../../components/prose.tsx';

/** Whether the new appliance is what the old one was, and whether the clients have come back to it. */
export default function ValidateStage({ plan, state }: OpenJob) {
  const { validate } = useOwnWords();
  const isReached =
    state.steps.validate.kind !== 'pending' || state.steps['readmit-clients'].kind !== 'pending';
  return (
    <Stack gap="lg">
      {!isReached && <Faint>{validate.notReached}</Faint>}
      {(isReached || state.baseline) && (
        <>
          <ClientCheckIn plan={plan} state={state} />
          <ClientNetwork plan={plan} state={state} />
          <CompareTable state={state} />
        </>
      )}
    </Stack>
  );
}
