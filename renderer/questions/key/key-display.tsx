import './key-display.css';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCopy, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useKeyClipboard } from '../../store/key-clipboard.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { ClipboardNote } from './clipboard-note.tsx';
import { KeyText } from './key-text.tsx';

/** The key on the screen: in groups, to be hidden while somebody stands behind, and to be copied for a minute. */
export function KeyDisplay({ value }: { value: string }) {
  const { report } = useWords();
  const { key } = useOwnWords();
  const [isShown, setShown] = useState(true);
  const copy = useKeyClipboard((store) => store.copy);
  return (
    <Stack gap="xs">
      <div className="key-display" role="group" aria-label={report.keyCustody} data-key-shown={isShown}>
        {isShown ? <KeyText value={value} /> : <span className="key-hidden">{key.keyHidden}</span>}
      </div>
      <Group gap="xs" justify="space-between">
        <Text size="sm" c="dimmed">
          {key.digitsHint} {key.groupsHint}
        </Text>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            leftSection={isShown ? <IconEyeOff size={14} aria-hidden /> : <IconEye size={14} aria-hidden />}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? key.hideKey : key.showKey}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconCopy size={14} aria-hidden />}
            onClick={() => void copy(value)}
          >
            {key.copyKey}
          </Button>
        </Group>
      </Group>
      <ClipboardNote />
    </Stack>
  );
}
