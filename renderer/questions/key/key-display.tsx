import './key-display.css';
import { Button, Group, Stack } from '@mantine/core';
import { IconCopy, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useKeyClipboard } from '../../store/key-clipboard.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { ClipboardNote } from './clipboard-note.tsx';
import { digitRuns, keyGroups } from './key-groups.ts';
import { Faint } from '../../components/prose.tsx';

/** The key on the screen: in groups, to be hidden while somebody stands behind, and to be copied for a minute. */
export function KeyDisplay({ value }: { value: string }) {
  const { report } = useWords();
  const { key } = useOwnWords();
  const [isShown, setShown] = useState(true);
  const copy = useKeyClipboard((store) => store.copy);
  const Eye = isShown ? IconEyeOff : IconEye;
  return (
    <Stack gap="xs">
      <div className="frame key-display" role="group" aria-label={report.keyCustody} data-key-shown={isShown}>
        {isShown ? (
          keyGroups(value).map((group, at) => (
            <span className="key-group" key={`${String(at)} ${group}`}>
              <Digits of={group} className="key-digit" />
            </span>
          ))
        ) : (
          <span className="key-hidden">{key.keyHidden}</span>
        )}
      </div>
      <Group gap="xs" justify="space-between">
        <Faint>
          {key.digitsHint} {key.groupsHint}
        </Faint>
        <Group gap="xs">
          <Button
            size="compact-sm"
            leftSection={<Eye size={14} aria-hidden />}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? key.hideKey : key.showKey}
          </Button>
          <Button
            size="compact-sm"
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

/** A piece of a key with its digits marked; as text it is the piece, character for character. */
export function Digits({ of, className }: { of: string; className: string }) {
  return digitRuns(of).map((run, at) => (
    <span key={`${String(at)} ${run.text}`} {...(run.isDigit && { className })}>
      {run.text}
    </span>
  ));
}
