import { Alert } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useOwnWords } from '../store/words-store.ts';

/** The vendor's own button is pressed last: after it, the key is shown nowhere any more. `isShort` where it was said in full before. */
export function DialogWarning({ isShort = false }: { isShort?: boolean }) {
  const { key } = useOwnWords();
  return (
    <Alert
      color="orange"
      p="xs"
      icon={<IconHandStop size={20} aria-hidden />}
      title={key.dialogTitle}
      data-warning="vendor-dialog"
    >
      {isShort ? undefined : key.dialogBody}
    </Alert>
  );
}

/** The same while a person makes the backup by hand: the server shows the key before this window asks for it. */
export function KeyDialogAhead() {
  const { key } = useOwnWords();
  return (
    <Alert
      color="orange"
      p="xs"
      icon={<IconHandStop size={20} aria-hidden />}
      title={key.dialogTitle}
      data-warning="vendor-dialog"
    >
      {key.dialogWhileWaiting}
    </Alert>
  );
}
