import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export interface ConfirmDialogProps {
  title: string;
  body: readonly string[];
  decline: string;
  confirm: string;
  onConfirm: () => void;
  /** What the dialog would cover otherwise and must not. */
  above?: ReactNode;
}

/** The dialog of `Confirm`. The harmless answer has the focus. */
export default function ConfirmDialog({
  title,
  body,
  decline,
  confirm,
  onConfirm,
  above,
  isOpen,
  onClose,
}: ConfirmDialogProps & { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': decline }}
    >
      {above}
      <Stack>
        {body
          .filter((line) => line !== '')
          .map((line) => (
            <Text size="md" key={line}>
              {line}
            </Text>
          ))}
        <Group justify="flex-end">
          <Button variant="filled" data-autofocus onClick={onClose}>
            {decline}
          </Button>
          <Button
            onClick={() => {
              onClose();
              onConfirm();
            }}
          >
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
