import { List, Stack } from '@mantine/core';
import { AnswerButtons } from './answer-buttons.tsx';
import type { QuestionProps } from './question-card.tsx';

/** Go on, or not. */
export function YesNo({
  question,
  text,
  isBusy,
  onAnswer,
}: QuestionProps<'confirm-plan' | 'confirm-finalise'>) {
  return (
    <Stack>
      {question.kind === 'confirm-finalise' && question.open.length > 0 && (
        <List>
          {question.open.map((open) => (
            <List.Item key={open}>{open}</List.Item>
          ))}
        </List>
      )}
      <AnswerButtons
        confirm={text.labels.confirm}
        decline={text.labels.decline}
        isBusy={isBusy}
        onConfirm={() => onAnswer({ kind: question.kind, value: true })}
        onDecline={() => onAnswer({ kind: question.kind, value: false })}
      />
    </Stack>
  );
}
