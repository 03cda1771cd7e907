import { useEffect, useState } from 'react';
import type { RunState } from '../../shared/run/run-state.ts';
import { resultOf } from '../bridge/result.ts';
import { useClient } from '../store/bridge-store.ts';
import { useIsMine, useJobId, useRun } from '../store/run-store.ts';
import { QuestionCard } from './question-card.tsx';

/** The open question of the run; shown in a window that may answer it. */
export function RunQuestion({ open }: { open: NonNullable<RunState['question']> }) {
  const client = useClient();
  const isMine = useIsMine();
  const isBusy = useRun((store) => store.isBusy);
  const answer = useRun((store) => store.answer);
  const jobId = useJobId();
  const [hint, setHint] = useState<{ id: string; text: string | undefined } | undefined>();
  useEffect(() => {
    if (!client) return;
    void resultOf(client.jobs.hint({ jobId, questionId: open.id })).then((result) => {
      if (result.ok) setHint({ id: open.id, text: result.value.text });
    });
  }, [client, jobId, open.id]);
  if (!isMine) return null;
  return (
    <QuestionCard
      question={open.question}
      id={open.id}
      hint={hint?.id === open.id ? hint.text : undefined}
      isBusy={isBusy || !client}
      onAnswer={(value) => client && void answer(client, open.id, value)}
    />
  );
}
