import { useEffect, useState } from 'react';
import type { RunState } from '../../shared/run/run-state.ts';
import { resultOf } from '../bridge/result.ts';
import { useClient } from '../store/bridge-store.ts';
import { useMayChange, useJobId, useRun } from '../store/run-store.ts';
import type { DemoDeed } from './question-props.ts';
import { QuestionCard } from './question-card.tsx';
import { QuestionToRead } from './question-to-read.tsx';

/** The open question of the run; a window that may not answer it shows what is asked. */
export default function RunQuestion({ open }: { open: NonNullable<RunState['question']> }) {
  const client = useClient();
  const mayChange = useMayChange();
  const isBusy = useRun((store) => store.isBusy);
  const answer = useRun((store) => store.answer);
  const jobId = useJobId();
  const [hint, setHint] = useState<({ id: string; text?: string | undefined } & DemoDeed) | undefined>();
  useEffect(() => {
    if (!client) return;
    void resultOf(client.jobs.hint({ jobId, questionId: open.id })).then((result) => {
      if (result.ok) setHint({ id: open.id, ...result.value });
    });
  }, [client, jobId, open.id]);
  if (!mayChange) return <QuestionToRead question={open.question} />;
  return (
    <QuestionCard
      question={open.question}
      id={open.id}
      hint={hint?.id === open.id ? hint.text : undefined}
      demo={hint?.id === open.id ? hint : undefined}
      isBusy={isBusy || !client}
      onAnswer={(value) => client && void answer(client, open.id, value)}
    />
  );
}
