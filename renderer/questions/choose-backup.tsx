import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { plainText } from '../../shared/text/plain-text.ts';
import { useWords } from '../store/words-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import type { QuestionProps } from './question-card.tsx';

/** Which backup to migrate, where the plan leaves it open. */
export function ChooseBackup({ question, text, isBusy, onAnswer }: QuestionProps<'choose-backup'>) {
  const { format } = useWords();
  const [name, setName] = useState('');
  return (
    <Stack>
      <Radio.Group label={text.labels.field ?? text.title} value={name} onChange={setName}>
        <Stack gap="xs" mt="xs">
          {question.items.map((item) => (
            <Radio
              key={item.name}
              value={item.name}
              label={plainText(item.name)}
              description={[
                item.createdAt === undefined ? '' : format.date(item.createdAt),
                item.sizeBytes === undefined ? '' : format.bytes(item.sizeBytes),
                item.version ?? '',
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            />
          ))}
        </Stack>
      </Radio.Group>
      <AnswerButtons
        confirm={text.labels.confirm}
        decline={undefined}
        isBusy={isBusy}
        isDisabled={name === ''}
        onConfirm={() => onAnswer({ kind: 'choose-backup', value: name })}
      />
    </Stack>
  );
}
