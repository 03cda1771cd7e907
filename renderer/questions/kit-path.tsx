import { Stack } from '@mantine/core';
import { useState } from 'react';
import { SaveTarget } from '../components/save-target.tsx';
import type { FileRef } from '../../shared/contract/contract.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import type { QuestionProps } from './question-card.tsx';

/** Where to write the emergency kit, or that none is wanted. */
export function KitPath({ question, text, isBusy, onAnswer }: QuestionProps<'kit-path'>) {
  const [file, setFile] = useState<FileRef | undefined>();
  return (
    <Stack>
      <SaveTarget suggestedName={`${question.backup}-emergency-kit.txt`} onChosen={setFile} />
      <AnswerButtons
        confirm={text.labels.confirm}
        decline={text.labels.decline}
        isBusy={isBusy}
        isDisabled={!file}
        onConfirm={() => file && onAnswer({ kind: 'kit-path', value: file.fileId })}
        onDecline={() => onAnswer({ kind: 'kit-path' })}
      />
    </Stack>
  );
}
