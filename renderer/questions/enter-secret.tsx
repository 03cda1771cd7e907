import '../components/host-key/host-key.css';
import { PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { plainText } from '../../shared/text/plain-text.ts';
import { useOwnWords } from '../store/words-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { DemoHint } from './demo-hint.tsx';
import type { QuestionProps } from './question-props.ts';
import { asksForCode, codeOf } from './secret-kind.ts';

/**
 * A password, passphrase or one-time code: held by this field only, until it is sent. What the server itself says stands in a
 * frame of its own, so that no server can pass its words off as ours.
 */
export function EnterSecret({ question, text, hint, isBusy, onAnswer }: QuestionProps<'secret'>) {
  const { common, connect } = useOwnWords();
  const { secret } = connect;
  const [value, setValue] = useState('');
  const isCode = asksForCode(question);
  const hasServerText = question.fromServer && question.prompt.trim() !== '';
  const field = {
    label: text.labels.field ?? text.title,
    value,
    // No browser offers to save what is marked so; `off` alone is not heeded for passwords.
    autoComplete: 'one-time-code',
    autoCapitalize: 'none',
    autoCorrect: 'off',
    spellCheck: false,
    maw: '24rem',
    error: question.attempt > 1 ? common.attempt(question.attempt) : undefined,
    ...(isCode && { description: secret.codeHint, inputMode: 'numeric' as const }),
    onChange: (event: { currentTarget: { value: string } }) => setValue(event.currentTarget.value),
  };
  // A server may want nothing but Enter, for example to send a message to a telephone.
  const mayBeEmpty = question.purpose === 'keyboard-interactive';
  const submit = () => {
    if (value !== '' || mayBeEmpty) onAnswer({ kind: 'secret', value: codeOf(value, isCode) });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        {hasServerText && (
          <figure className="server-text">
            <Text component="figcaption" size="sm" c="dimmed">
              {question.isJump === true
                ? secret.jumpHostText(question.subject)
                : secret.serverText(question.subject)}
            </Text>
            <pre>{plainText(question.prompt, { keepLines: true })}</pre>
          </figure>
        )}
        <DemoHint hint={hint} onFill={setValue} />
        {question.echo ? (
          <TextInput {...field} />
        ) : (
          <PasswordInput
            {...field}
            visibilityToggleFocusable
            visibilityToggleButtonProps={{ 'aria-label': secret.toggle }}
          />
        )}
        <Text size="sm" c="dimmed">
          {/* Where it is kept stands in the last paragraph. */}
          {text.body.at(-1)} {question.purpose === 'password' && secret.noLockOut}
        </Text>
        <AnswerButtons
          confirm={text.labels.confirm}
          decline={undefined}
          isBusy={isBusy}
          isSubmit
          isDisabled={value === '' && !mayBeEmpty}
        />
      </Stack>
    </form>
  );
}
