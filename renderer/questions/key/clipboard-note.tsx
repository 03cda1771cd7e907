import { Alert, Button, Group, Text } from '@mantine/core';
import { useKeyClipboard, type ClipboardStatus } from '../../store/key-clipboard.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** What became of the key in the clipboard: never silence where it may still be there. */
export function ClipboardNote() {
  const { key } = useOwnWords();
  const { format } = useWords();
  const status = useKeyClipboard((store) => store.status);
  const clear = useKeyClipboard((store) => store.clear);
  if (status.kind === 'untouched') return null;
  const mayHoldKey = status.kind === 'holds-key' || status.kind === 'unseen' || status.kind === 'refused';
  return (
    <Alert
      color={status.kind === 'cleared' || status.kind === 'replaced' ? 'gray' : 'yellow'}
      p="xs"
      role="status"
    >
      <Group gap="xs" justify="space-between">
        <Text size="sm" flex={1} miw="14rem">
          {textOf(status)}
        </Text>
        {mayHoldKey && (
          <Button size="compact-sm" variant="default" onClick={() => void clear()}>
            {key.clipboard.clearNow}
          </Button>
        )}
      </Group>
    </Alert>
  );

  function textOf(shown: Exclude<ClipboardStatus, { kind: 'untouched' }>): string {
    switch (shown.kind) {
      case 'holds-key':
        return key.clipboard.holds(format.time(shown.clearsAt));
      case 'unseen':
        return key.clipboard.unseen;
      case 'cleared':
        return key.clipboard.cleared;
      case 'replaced':
        return key.clipboard.replaced;
      case 'refused':
        return key.clipboard.refused;
      case 'copy-refused':
        return key.clipboard.copyRefused;
      default:
        return shown satisfies never;
    }
  }
}
