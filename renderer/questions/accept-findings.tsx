import { Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { findingName } from '../../shared/run/finding.ts';
import { findingText } from '../../shared/text/render.ts';
import { useWords } from '../store/words-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import type { QuestionProps } from './question-card.tsx';

/** Findings that need a named acknowledgement, each by itself. */
export function AcceptFindings({ question, text, isBusy, onAnswer }: QuestionProps<'accept-findings'>) {
  const words = useWords();
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  return (
    <Stack>
      {question.findings.map((finding) => {
        const name = findingName(finding);
        const made = findingText(words, finding);
        return (
          <Checkbox
            key={name}
            checked={accepted.includes(name)}
            label={`${made.title}: ${made.seen}`}
            description={made.why}
            onChange={(event) =>
              setAccepted(
                event.currentTarget.checked ? [...accepted, name] : accepted.filter((each) => each !== name),
              )
            }
          />
        );
      })}
      <AnswerButtons
        confirm={text.labels.confirm}
        decline={text.labels.decline}
        isBusy={isBusy}
        isDisabled={accepted.length < question.findings.length}
        onConfirm={() => onAnswer({ kind: 'accept-findings', value: [...accepted] })}
        onDecline={() => onAnswer({ kind: 'accept-findings', value: [] })}
      />
    </Stack>
  );
}
