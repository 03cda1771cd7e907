import { Button, Group } from '@mantine/core';
import { createContext, use } from 'react';
import type { QuestionWords } from '../../shared/text/words.ts';
import type { FormProps } from './question-props.ts';

/** What the question around says on its buttons, and whether an answer is on its way. */
export const AnswerContext = createContext<
  Pick<FormProps<unknown>, 'isBusy'> & Pick<QuestionWords, 'labels'>
>({
  labels: { confirm: '', decline: '' },
  isBusy: true,
});

const looks = {
  usual: { confirm: { variant: 'filled' }, decline: {} },
  light: { confirm: {}, decline: {} },
  grave: { confirm: { variant: 'filled', color: 'red' }, decline: {} },
} as const;

/** The two answers of a question: the harmless one first. Without `onConfirm` the other one submits the form around it. */
export function AnswerButtons({
  confirm,
  decline,
  onConfirm,
  onDecline,
  isDisabled = false,
  weight = 'usual',
}: {
  /** In the place of what the question says. */
  confirm?: string;
  decline?: string;
  onConfirm?: () => void;
  /** Absent where there is nothing to decline. */
  onDecline?: (() => void) | undefined;
  isDisabled?: boolean;
  /** How much the confirming button is to be noticed; what is grave is red. */
  weight?: keyof typeof looks;
}) {
  const { labels, isBusy } = use(AnswerContext);
  const look = looks[weight];
  return (
    <Group className="answer-buttons" justify="flex-end" gap="xs">
      {onDecline && (
        <Button data-decline {...look.decline} disabled={isBusy} onClick={onDecline}>
          {decline ?? labels.decline}
        </Button>
      )}
      <Button
        data-confirm
        disabled={isDisabled}
        loading={isBusy}
        {...look.confirm}
        {...(onConfirm ? { onClick: onConfirm } : { type: 'submit' })}
      >
        {confirm ?? labels.confirm}
      </Button>
    </Group>
  );
}
