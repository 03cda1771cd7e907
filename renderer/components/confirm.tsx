import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';

/** Asks before something that no click undoes. The harmless answer has the focus. `children` draws what asks. */
export function Confirm({
  title,
  body,
  decline,
  confirm,
  onConfirm,
  above,
  children,
}: {
  title: string;
  body: readonly string[];
  decline: string;
  confirm: string;
  onConfirm: () => void;
  /** What the dialog would cover otherwise and must not. */
  above?: ReactNode;
  children: (ask: () => void) => ReactNode;
}) {
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      {children(open)}
      <Modal
        opened={isOpen}
        onClose={close}
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
            <Button variant="filled" data-autofocus onClick={close}>
              {decline}
            </Button>
            <Button
              onClick={() => {
                close();
                onConfirm();
              }}
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
