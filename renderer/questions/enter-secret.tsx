import { PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { plainText } from '../../shared/text/plain-text.ts';
import { useOwnWords } from '../store/words-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { DemoHint } from './demo-hint.tsx';
import type { QuestionProps } from './question-card.tsx';

/** A password, passphrase, one-time code, or the System Backup Key: held by this field only, until it is sent. */
export function EnterSecret({
  question,
  text,
  hint,
  isBusy,
  onAnswer,
}: QuestionProps<'secret' | 'backup-key' | 'prove-key'>) {
  const { common } = useOwnWords();
  const [value, setValue] = useState('');
  const isFromServer = question.kind === 'secret' && question.fromServer;
  const label = text.labels.field ?? text.title;
  const isEchoed = question.kind === 'secret' && question.echo;
  const field = {
    label,
    value,
    autoComplete: 'off',
    spellCheck: false,
    'data-autofocus': true,
    error: question.attempt > 1 ? common.attempt(question.attempt) : undefined,
    onChange: (event: { currentTarget: { value: string } }) => setValue(event.currentTarget.value),
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== '') onAnswer({ kind: question.kind, value });
      }}
    >
      <Stack>
        {isFromServer && (
          <Text
            component="blockquote"
            m={0}
            p="xs"
            style={{ border: '1px solid var(--mantine-color-default-border)' }}
          >
            <Text span size="sm" c="dimmed">
              {common.serverSays(question.subject)}
            </Text>
            <br />
            {plainText(question.prompt)}
          </Text>
        )}
        <DemoHint hint={hint} onFill={setValue} />
        {isEchoed ? <TextInput {...field} /> : <PasswordInput {...field} />}
        <AnswerButtons
          confirm={text.labels.confirm}
          decline={question.kind === 'backup-key' ? text.labels.decline : undefined}
          isBusy={isBusy}
          isSubmit
          isDisabled={value === ''}
          onDecline={() => onAnswer({ kind: question.kind, value: '' })}
        />
      </Stack>
    </form>
  );
}
