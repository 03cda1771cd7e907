import { Checkbox, Code, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { resultOf } from '../bridge/result.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { useClient } from '../store/bridge-store.ts';
import { useRun } from '../store/run-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import type { QuestionProps } from './question-card.tsx';

/** The key that the appliance told by itself: shown now, and never again. */
export function KeepKey({ id, text, isBusy, onAnswer }: QuestionProps<'keep-key'>) {
  const client = useClient();
  const jobId = useRun(({ view }) => (view.kind === 'none' ? '' : view.jobId));
  const [key, setKey] = useState('');
  const [isSaved, setSaved] = useState(false);
  useEffect(() => {
    if (!client) return;
    void resultOf(client.jobs.revealKey({ jobId, questionId: id })).then((result) => {
      if (result.ok) setKey(result.value.key);
    });
    return () => setKey('');
  }, [client, jobId, id]);
  return (
    <Stack>
      <Code block fz="lg">
        {key}
      </Code>
      <CopyButton value={key} />
      <Checkbox
        checked={isSaved}
        onChange={(event) => setSaved(event.currentTarget.checked)}
        label={text.labels.field ?? text.labels.confirm}
      />
      <AnswerButtons
        confirm={text.labels.confirm}
        decline={text.labels.decline}
        isBusy={isBusy}
        isDisabled={!isSaved}
        onConfirm={() => onAnswer({ kind: 'keep-key', value: true })}
        onDecline={() => onAnswer({ kind: 'keep-key', value: false })}
      />
    </Stack>
  );
}
