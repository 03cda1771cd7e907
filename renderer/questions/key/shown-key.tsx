import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import { resultOf } from '../../bridge/result.ts';
import { ErrorCard } from '../../components/proofs/error-card.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { keyInHand, useKeyInHand } from '../../store/key-in-hand.ts';
import { useJobId } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { KeyDisplay } from './key-display.tsx';

/** The key that the engine has while a question about it is open: fetched where this window has it not in hand. */
export function ShownKey({ questionId }: { questionId: string }) {
  const { key: own } = useOwnWords();
  const client = useClient();
  const jobId = useJobId();
  const key = useKeyInHand(jobId);
  const isMissing = key === undefined;
  const [error, setError] = useState<ErrorRecord | undefined>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!client || !isMissing) return;
    let hasLeft = false;
    void resultOf(client.jobs.revealKey({ jobId, questionId })).then((result) => {
      if (hasLeft) return;
      setError(result.ok ? undefined : result.error);
      if (result.ok) keyInHand.hold(jobId, result.value.key);
    });
    return () => {
      hasLeft = true;
    };
  }, [client, jobId, questionId, isMissing, attempt]);
  if (key !== undefined) return <KeyDisplay value={key} />;
  if (!error)
    return (
      <Group gap="sm" role="status">
        <Loader size="sm" />
        <Text>{own.fetching}</Text>
      </Group>
    );
  return (
    <Stack gap="sm">
      <ErrorCard error={error} where="key" />
      <Group>
        <Button onClick={() => setAttempt(attempt + 1)}>{own.tryAgain}</Button>
      </Group>
    </Stack>
  );
}
