import { Checkbox, Stack, Table } from '@mantine/core';
import { useState } from 'react';
import { plainText } from '../../shared/text/plain-text.ts';
import { useWords } from '../store/words-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import type { QuestionProps } from './question-card.tsx';

/** Which older backups and audit logs to keep; what is left out is declined by its name. */
export function ChooseItems({ question, text, isBusy, onAnswer }: QuestionProps<'choose-items'>) {
  const { format } = useWords();
  const names = question.items.map((item) => item.name);
  const [keep, setKeep] = useState<readonly string[]>(names);
  return (
    <Stack>
      <Table>
        <Table.Tbody>
          {question.items.map((item) => (
            <Table.Tr key={item.name}>
              <Table.Td>
                <Checkbox
                  checked={keep.includes(item.name)}
                  label={plainText(item.name)}
                  onChange={(event) =>
                    setKeep(
                      event.currentTarget.checked
                        ? [...keep, item.name]
                        : keep.filter((name) => name !== item.name),
                    )
                  }
                />
              </Table.Td>
              <Table.Td>{item.sizeBytes === undefined ? '' : format.bytes(item.sizeBytes)}</Table.Td>
              <Table.Td>{item.createdAt === undefined ? '' : format.date(item.createdAt)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <AnswerButtons
        confirm={text.labels.confirm}
        decline={undefined}
        isBusy={isBusy}
        onConfirm={() =>
          onAnswer({
            kind: 'choose-items',
            value: { keep: [...keep], decline: names.filter((name) => !keep.includes(name)) },
          })
        }
      />
    </Stack>
  );
}
