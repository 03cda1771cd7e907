import { Group } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useComfort } from '../../store/comfort-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { CallButton } from '../comfort/call-button.tsx';
import { IconButton } from '../icon-button.tsx';
import { LanguageChoice } from './language-choice.tsx';

/** What every page offers beside what it is about: to be called, the keys, the language. */
export function WindowTools() {
  const { comfort } = useOwnWords();
  const showSheet = useComfort((store) => store.showSheet);
  return (
    <Group gap="xs" wrap="nowrap">
      <CallButton />
      <IconButton label={comfort.help} icon={IconKeyboard} onClick={() => showSheet('open')} />
      <LanguageChoice />
    </Group>
  );
}
