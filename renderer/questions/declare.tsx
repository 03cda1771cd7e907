import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../store/words-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import type { QuestionProps } from './question-card.tsx';

/** What only the admin can know: yes, no, or not known, with a note for the report. */
export function Declare({ question, text, isBusy, onAnswer }: QuestionProps<'declare'>) {
  const words = useWords();
  const declaration = words.declarations[question.id];
  const [value, setValue] = useState<'yes' | 'no' | 'unknown' | ''>('');
  const [note, setNote] = useState('');
  return (
    <Stack>
      <Radio.Group
        label={declaration.question}
        description={declaration.why}
        value={value}
        onChange={(chosen) => setValue(chosen)}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="yes" label={declaration.yes} />
          <Radio value="no" label={declaration.no} />
          <Radio value="unknown" label={declaration.unknown} />
        </Stack>
      </Radio.Group>
      <TextInput
        label={words.report.note}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <AnswerButtons
        confirm={text.labels.confirm}
        decline={undefined}
        isBusy={isBusy}
        isDisabled={value === ''}
        onConfirm={() => value !== '' && onAnswer({ kind: 'declare', value: { value, note } })}
      />
    </Stack>
  );
}
