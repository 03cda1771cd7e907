import { Button, Group, Modal, Stack, Text } from '@mantine/core';

/** Asks before something that cannot be taken back with a click. The harmless answer has the focus. */
export function Confirm({
  isOpen,
  title,
  body,
  decline,
  confirm,
  onDecline,
  onConfirm,
}: {
  isOpen: boolean;
  title: string;
  body: readonly string[];
  decline: string;
  confirm: string;
  onDecline: () => void;
  onConfirm: () => void;
}) {
  return (
    <Modal
      opened={isOpen}
      onClose={onDecline}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': decline }}
    >
      <Stack>
        {body
          .filter((line) => line !== '')
          .map((line) => (
            <Text key={line}>{line}</Text>
          ))}
        <Group justify="flex-end">
          <Button data-autofocus onClick={onDecline}>
            {decline}
          </Button>
          <Button variant="default" onClick={onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
