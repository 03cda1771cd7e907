import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { plainText } from '../../shared/text/plain-text.ts';
import { SizeGauge } from '../components/figures/size-gauge.tsx';
import { AnswerButtons } from './answer-buttons.tsx';
import type { QuestionProps } from './question-props.ts';
import { ItemTable } from './lists/item-table.tsx';

/** Which of the new files on the old appliance is the backup, or none of them; the chosen one is held against the limit at once. */
export function ChooseBackup({ question, text, onAnswer }: QuestionProps<'choose-backup'>) {
  const [name, setName] = useState('');
  const chosen = question.items.find((item) => item.name === name);
  return (
    <Stack gap="sm">
      <Radio.Group aria-label={text.labels.field ?? text.title} value={name} onChange={setName}>
        <ItemTable
          items={question.items}
          nameOf={(item) => <Radio value={item.name} label={plainText(item.name)} />}
        />
      </Radio.Group>
      {chosen?.sizeBytes !== undefined && <SizeGauge sizeBytes={chosen.sizeBytes} />}
      <AnswerButtons
        isDisabled={name === ''}
        onConfirm={() => onAnswer({ kind: 'choose-backup', value: name })}
        onDecline={() => onAnswer({ kind: 'choose-backup', value: '' })}
      />
    </Stack>
  );
}
