import { Checkbox, SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../store/words-store.ts';
import { AnswerButtons } from '../answer-buttons.tsx';
import type { QuestionProps } from '../question-props.ts';

/** Which of what not every site has is there. All are ticked, for that folds nothing away. */
export function ChooseRows({ question, onAnswer }: QuestionProps<'choose-rows'>) {
  const { ledgerNames } = useWords();
  const [had, setHad] = useState<readonly string[]>(question.rows);
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
        {question.rows.map((row) => (
          <Checkbox
            key={row}
            label={ledgerNames[row]}
            checked={had.includes(row)}
            onChange={(event) =>
              setHad(event.currentTarget.checked ? [...had, row] : had.filter((each) => each !== row))
            }
          />
        ))}
      </SimpleGrid>
      <AnswerButtons onConfirm={() => onAnswer({ kind: 'choose-rows', value: [...had] })} />
    </Stack>
  );
}
