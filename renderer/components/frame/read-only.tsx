import { Alert, Group } from '@mantine/core';
import { paramText, plainText } from '../../../shared/text/plain-text.ts';
import { errorText } from '../../../shared/text/render.ts';
import { mayChange } from '../../store/may-change.ts';
import { useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { holderText } from './holder-text.ts';
import { RunButton } from './run-button.tsx';

/** Who has the job, where this window can only look on. Another window gives it up when this one asks; another program does not. */
export function ReadOnly() {
  const words = useWords();
  const { common, start } = useOwnWords();
  const { view, takeOver } = useRun();
  if (view.kind !== 'open' || mayChange(view)) return null;
  const { held } = view;
  return (
    <Alert color="yellow" title={common.readOnlyTitle} mb="md">
      {held ? (
        [
          `${start.heldBy(holderText(plainText(paramText(held.params['holder'])), words.format.date))}.`,
          common.lookOn,
          errorText(words, held, undefined).next,
        ].join(' ')
      ) : (
        <Group justify="space-between">
          <span>
            {common.readOnly} {common.lookOn}
          </span>
          <RunButton size="xs" onPress={takeOver}>
            {common.takeOver}
          </RunButton>
        </Group>
      )}
    </Alert>
  );
}
