import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Paragraphs } from './prose.tsx';

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
        <Paragraphs lines={body.filter((line) => line !== '')} />
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
