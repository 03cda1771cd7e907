import { Alert, Button, Group, Text } from '@mantine/core';
import { useKeyClipboard } from '../../store/key-clipboard.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** What became of the key in the clipboard: never silence where it may still be there. */
export function ClipboardNote() {
  const { key } = useOwnWords();
  const { format } = useWords();
  const { status, clear } = useKeyClipboard();
  if (status.kind === 'untouched') return null;
  const words: Readonly<Record<typeof status.kind, string>> = {
    'holds-key': status.kind === 'holds-key' ? key.clipboard.holds(format.time(status.clearsAt)) : '',
    unseen: key.clipboard.unseen,
    cleared: key.clipboard.cleared,
    replaced: key.clipboard.replaced,
    refused: key.clipboard.refused,
    'copy-refused': key.clipboard.copyRefused,
  };
  const mayHoldKey = status.kind === 'holds-key' || status.kind === 'unseen' || status.kind === 'refused';
  const isOver = status.kind === 'cleared' || status.kind === 'replaced';
  return (
    <Alert color={isOver ? 'gray' : 'yellow'} p="xs" role="status">
      <Group gap="xs" justify="space-between">
        <Text flex={1} miw="14rem">
          {words[status.kind]}
        </Text>
        {mayHoldKey && (
          <Button size="compact-sm" onClick={() => void clear()}>
            {key.clipboard.clearNow}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
