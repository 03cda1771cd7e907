import { Button, type ButtonProps, Group } from '@mantine/core';
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

/** The two answers of a question: the harmless one first. Without `onConfirm` the other one submits the form around it. */
export function AnswerButtons({
  confirm,
  decline,
  onConfirm,
  onDecline,
  isDisabled = false,
  look,
}: {
  /** In the place of what the question says. */
  confirm?: string;
  decline?: string;
  onConfirm?: () => void;
  /** Absent where there is nothing to decline. */
  onDecline?: (() => void) | undefined;
  isDisabled?: boolean;
  /** Where the confirming button is not what most people press. */
  look?: Pick<ButtonProps, 'variant' | 'color'>;
}) {
  const { labels, isBusy } = use(AnswerContext);
  return (
    <Group justify="flex-end" gap="xs">
      {onDecline && (
        <Button data-decline variant="default" disabled={isBusy} onClick={onDecline}>
          {decline ?? labels.decline}
        </Button>
      )}
      <Button
        data-confirm
        disabled={isDisabled}
        loading={isBusy}
        {...look}
        {...(onConfirm ? { onClick: onConfirm } : { type: 'submit' })}
      >
        {confirm ?? labels.confirm}
      </Button>
    </Group>
  );
}
