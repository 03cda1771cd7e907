import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { rechecksOf } from '../../../shared/rules/preflight/rechecks.ts';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { resultOf } from '../../bridge/result.ts';
import { ErrorCard } from '../../components/proofs/error-card.tsx';
import { useNow } from '../../components/use-now.ts';
import { useClient } from '../../store/bridge-store.ts';
import { useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

const colours = { done: 'green', due: 'yellow', later: 'gray' } as const;

/** When the new appliance is to be looked at again, and the button that does it; there is nothing before it has the address. */
export function Rechecks({ jobId, state }: { jobId: string; state: RunState }) {
  const { format } = useWords();
  const { finalise } = useOwnWords();
  const client = useClient();
  const isMine = useRun(({ view }) => view.kind === 'open' && view.isMine);
  const [error, setError] = useState<ErrorRecord | undefined>();
  const rechecks = rechecksOf(state, useNow(false));
  if (rechecks.length === 0) return null;
  const start = async () => {
    if (!client) return;
    const result = await resultOf(client.jobs.start({ jobId, mode: 'recheck' }));
    setError(result.ok ? undefined : result.error);
  };
  return (
    <Stack gap="xs" component="section" data-rechecks>
      <div>
        <Title order={3} size="h5">
          {finalise.rechecks}
        </Title>
        <Text size="sm" c="dimmed">
          {finalise.rechecksMean}
        </Text>
      </div>
      {rechecks.map(({ hours, dueAt, state: standing }) => (
        <Group key={hours} gap="xs">
          <Badge color={colours[standing]} variant="light" tt="none">
            {finalise.recheckStates[standing]}
          </Badge>
          <Text size="sm">{finalise.recheckAt(hours, format.date(dueAt))}</Text>
        </Group>
      ))}
      {error && <ErrorCard error={error} where="validate" />}
      <div>
        <Button
          variant={rechecks.some((recheck) => recheck.state === 'due') ? 'filled' : 'default'}
          disabled={!client || !isMine || state.isRunning}
          onClick={() => void start()}
        >
          {finalise.recheckNow}
        </Button>
      </div>
    </Stack>
  );
}
