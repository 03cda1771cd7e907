import { Button, Group } from '@mantine/core';

/** The two answers of a question: the harmless one first, and nothing is chosen by Enter unless `isDefault`. */
export function AnswerButtons({
  confirm,
  decline,
  onConfirm,
  onDecline,
  isDisabled = false,
  isBusy,
  isSubmit = false,
}: {
  confirm: string;
  decline: string | undefined;
  onConfirm?: () => void;
  onDecline?: () => void;
  isDisabled?: boolean;
  isBusy: boolean;
  /** The confirming button submits the form around it. */
  isSubmit?: boolean;
}) {
  return (
    <Group justify="flex-end" gap="xs">
      {decline !== undefined && (
        <Button type="button" data-decline variant="default" disabled={isBusy} onClick={onDecline}>
          {decline}
        </Button>
      )}
      <Button
        data-confirm
        type={isSubmit ? 'submit' : 'button'}
        disabled={isDisabled}
        loading={isBusy}
        {...(onConfirm && { onClick: onConfirm })}
      >
        {confirm}
      </Button>
    </Group>
  );
}
