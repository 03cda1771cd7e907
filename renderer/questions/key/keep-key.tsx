import { Button, Checkbox, Group, Loader, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useInputState } from '@mantine/hooks';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import { resultOf } from '../../bridge/result.ts';
import { Confirm } from '../../components/confirm.tsx';
import { ErrorCard } from '../../components/proofs/error-card.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { keyInHand, useKeyInHand } from '../../store/key-in-hand.ts';
import { useJobId } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { AnswerButtons } from '../answer-buttons.tsx';
import { DialogWarning } from '../dialog-warning.tsx';
import { KeyDisplay } from './key-display.tsx';
import type { QuestionProps } from '../question-props.ts';

/** The key that the appliance told by itself: shown now, and never again. */
export function KeepKey({ id, onAnswer }: QuestionProps<'keep-key'>) {
  const { key: own } = useOwnWords();
  const client = useClient();
  const jobId = useJobId();
  const key = useKeyInHand(jobId);
  const [isSaved, setSaved] = useInputState(false);
  const [error, setError] = useState<ErrorRecord | undefined>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!client) return;
    let hasLeft = false;
    void resultOf(client.jobs.revealKey({ jobId, questionId: id })).then((result) => {
      if (hasLeft) return;
      setError(result.ok ? undefined : result.error);
      if (result.ok) keyInHand.hold(jobId, result.value.key);
    });
    return () => {
      hasLeft = true;
    };
  }, [client, jobId, id, attempt]);
  return (
    <Stack gap="sm">
      {error && <ErrorCard error={error} where="key" />}
      {error && (
        <Group>
          <Button onClick={() => setAttempt(attempt + 1)}>{own.tryAgain}</Button>
        </Group>
      )}
      {key === undefined && !error && (
        <Group gap="sm" role="status">
          <Loader size="sm" />
          <Text>{own.fetching}</Text>
        </Group>
      )}
      {key !== undefined && <KeyDisplay value={key} />}
      <DialogWarning />
      <Checkbox checked={isSaved} disabled={key === undefined} onChange={setSaved} label={own.savedTick} />
      <Confirm
        title={own.stopUnsavedQuestion}
        body={[own.stopUnsavedBody]}
        decline={own.backToKey}
        confirm={own.stopUnsaved}
        onConfirm={() => onAnswer({ kind: 'keep-key', value: false })}
      >
        {(ask) => (
          <AnswerButtons
            isDisabled={!isSaved || key === undefined}
            onConfirm={() => onAnswer({ kind: 'keep-key', value: true })}
            onDecline={ask}
          />
        )}
      </Confirm>
    </Stack>
  );
}
