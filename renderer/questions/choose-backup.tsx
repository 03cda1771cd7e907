import { Radio, Stack, Table } from '@mantine/core';
import { useState } from 'react';
import { plainText } from '../../shared/text/plain-text.ts';
import { SizeGauge } from '../components/figures/size-gauge.tsx';
import { useOwnWords, useWords } from '../store/words-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { ItemCells } from './lists/item-cells.tsx';
import type { QuestionProps } from './question-props.ts';

/** Which backup to migrate, where the plan leaves it open; the chosen one is held against the limit at once. */
export function ChooseBackup({ question, text, isBusy, onAnswer }: QuestionProps<'choose-backup'>) {
  const { report } = useWords();
  const { common, preserve } = useOwnWords();
  const [name, setName] = useState('');
  const chosen = question.items.find((item) => item.name === name);
  return (
    <Stack gap="sm">
      <Radio.Group aria-label={text.labels.field ?? text.title} value={name} onChange={setName}>
        <Table.ScrollContainer minWidth={520} type="native">
          <Table verticalSpacing={6} fz="sm" highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{common.name}</Table.Th>
                <Table.Th scope="col" ta="right">
                  {report.size}
                </Table.Th>
                <Table.Th scope="col">{preserve.made}</Table.Th>
                <Table.Th scope="col">{report.version}</Table.Th>
                <Table.Th scope="col">{report.state}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {question.items.map((item) => (
                <Table.Tr key={item.name}>
                  <Table.Th scope="row" fw={400}>
                    <Radio value={item.name} label={plainText(item.name)} />
                  </Table.Th>
                  <ItemCells item={item} />
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Radio.Group>
      {chosen?.sizeBytes !== undefined && <SizeGauge sizeBytes={chosen.sizeBytes} />}
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
