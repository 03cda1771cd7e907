import { Alert } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useOwnWords } from '../store/words-store.ts';

/** The vendor's own button is pressed last: after it, the key is shown nowhere any more. */
export function DialogWarning() {
  const { key } = useOwnWords();
  return (
    <Alert
      color="orange"
      p="xs"
      icon={<IconHandStop size={20} aria-hidden />}
      title={key.dialogTitle}
      data-warning="vendor-dialog"
    >
      {key.dialogBody}
    </Alert>
  );
}
