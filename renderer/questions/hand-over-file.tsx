import { Stack } from '@mantine/core';
import { IconFileX } from '@tabler/icons-react';
import { useState } from 'react';
import type { FileRef } from '../../shared/contract/contract.ts';
import { refusedFileText } from '../../shared/text/render.ts';
import { FilePicker } from '../components/files/file-picker.tsx';
import { Lines, Note, Paragraphs } from '../components/prose.tsx';
import { InstructionCard } from '../components/run-sheet/instruction-card.tsx';
import { useWords } from '../store/words-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { DemoFile } from './demo-hint.tsx';
import type { QuestionProps } from './question-props.ts';

/** A file that a person downloaded in the web interface; one that was not taken is told first, with the reason. */
export function HandOverFile({ question, text, demo, onAnswer }: QuestionProps<'hand-over-file'>) {
  const [file, setFile] = useState<FileRef | undefined>();
  const words = useWords();
  const [refused, ...reasons] = question.refusedFile ? refusedFileText(words, question.refusedFile) : [];
  const told = refused === undefined ? 0 : 1 + reasons.length;
  return (
    <Stack>
      {refused !== undefined && (
        <Note color="red" role="alert" icon={IconFileX} title={refused}>
          <Lines lines={reasons} />
        </Note>
      )}
      <Paragraphs lines={text.body.slice(told)} />
      <InstructionCard instruction={question.instruction} />
      <FilePicker purpose={question.purpose} file={file} onChosen={setFile} />
      <DemoFile demo={demo} onTake={({ fileId }) => onAnswer({ kind: 'hand-over-file', value: fileId })} />
      <AnswerButtons
        isDisabled={!file}
        onConfirm={() => file && onAnswer({ kind: 'hand-over-file', value: file.fileId })}
        onDecline={() => onAnswer({ kind: 'hand-over-file', value: '' })}
      />
    </Stack>
  );
}
