import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { FileRef } from '../../shared/contract/contract.ts';
import { FilePicker } from '../components/files/file-picker.tsx';
import { InstructionCard } from '../components/run-sheet/instruction-card.tsx';
import { AnswerButtons } from './answer-buttons.tsx';
import type { QuestionProps } from './question-props.ts';

/** A file that a person downloaded in the web interface. */
export function HandOverFile({ question, onAnswer }: QuestionProps<'hand-over-file'>) {
  const [file, setFile] = useState<FileRef | undefined>();
  return (
    <Stack>
      <InstructionCard instruction={question.instruction} />
      <FilePicker purpose={question.purpose} file={file} onChosen={setFile} />
      <AnswerButtons
        isDisabled={!file}
        onConfirm={() => file && onAnswer({ kind: 'hand-over-file', value: file.fileId })}
        onDecline={() => onAnswer({ kind: 'hand-over-file', value: '' })}
      />
    </Stack>
  );
}
