import { Code, Stack, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { AnswerButtons } from './answer-buttons.tsx';
import { DemoHint } from './demo-hint.tsx';
import type { QuestionProps } from './question-card.tsx';

/** An unknown host key: its fingerprint, and a box that compares what was read on the machine's own console. */
export function TrustHostKey({ question, text, hint, isBusy, onAnswer }: QuestionProps<'trust-host-key'>) {
  const [compared, setCompared] = useState('');
  const isSame = compared.trim() === question.sha256;
  return (
    <Stack>
      <Table withRowBorders={false}>
        <Table.Tbody>
          <Table.Tr>
            <Table.Td>
              <Text>{`${question.address}:${String(question.port)}`}</Text>
            </Table.Td>
            <Table.Td>{question.keyType}</Table.Td>
            <Table.Td>
              <Code>{question.sha256}</Code>
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <DemoHint hint={hint} onFill={setCompared} />
      <TextInput
        label={text.labels.field ?? 'SHA256'}
        value={compared}
        onChange={(event) => setCompared(event.currentTarget.value)}
        error={compared.trim() !== '' && !isSame}
      />
      <AnswerButtons
        confirm={text.labels.confirm}
        decline={text.labels.decline}
        isBusy={isBusy}
        onConfirm={() => onAnswer({ kind: 'trust-host-key', value: true })}
        onDecline={() => onAnswer({ kind: 'trust-host-key', value: false })}
      />
    </Stack>
  );
}
