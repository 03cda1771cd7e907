import { Checkbox, Stack } from '@mantine/core';
import { useInputState } from '@mantine/hooks';
import { Confirm } from '../../components/confirm.tsx';
import { useKeyInHand } from '../../store/key-in-hand.ts';
import { useJobId } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { AnswerButtons } from '../answer-buttons.tsx';
import { DialogWarning } from '../dialog-warning.tsx';
import type { QuestionProps } from '../question-props.ts';
import { ShownKey } from './shown-key.tsx';

/** The key, to be saved: told by the appliance itself, or shown again after it was read back wrongly. */
export function KeepKey({ id, onAnswer }: QuestionProps<'keep-key'>) {
  const { key: own } = useOwnWords();
  const isShown = useKeyInHand(useJobId()) !== undefined;
  const [isSaved, setSaved] = useInputState(false);
  return (
    <Stack gap="sm">
      <ShownKey questionId={id} />
      <DialogWarning />
      <Checkbox checked={isSaved} disabled={!isShown} onChange={setSaved} label={own.savedTick} />
      <Confirm
        title={own.stopUnsavedQuestion}
        body={[own.stopUnsavedBody]}
        decline={own.backToKey}
        confirm={own.stopUnsaved}
        onConfirm={() => onAnswer({ kind: 'keep-key', value: false })}
      >
        {(ask) => (
          <AnswerButtons
            isDisabled={!isSaved || !isShown}
            onConfirm={() => onAnswer({ kind: 'keep-key', value: true })}
            onDecline={ask}
          />
        )}
      </Confirm>
    </Stack>
  );
}
