import '../components/host-key/host-key.css';
import { PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useInputState } from '@mantine/hooks';
import { plainText } from '../../shared/text/plain-text.ts';
import { useOwnWords } from '../store/words-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { DemoHint } from './demo-hint.tsx';
import type { QuestionProps } from './question-props.ts';
import { asksForCode, codeOf } from './secret-kind.ts';
import { Faint } from '../components/prose.tsx';

/**
 * A password, passphrase or one-time code: held by this field only, until it is sent. What the server itself says stands in a
 * frame of its own, so that no server can pass its words off as ours.
 */
export function EnterSecret({ question, text, hint, onAnswer }: QuestionProps<'secret'>) {
  const { common, connect } = useOwnWords();
  const { secret } = connect;
  const [value, setValue] = useInputState('');
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
    onChange: setValue,
  };
  // A server may want nothing but Enter, for example to send a message to a telephone.
  const mayBeEmpty = question.purpose === 'keyboard-interactive';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== '' || mayBeEmpty) onAnswer({ kind: 'secret', value: codeOf(value, isCode) });
      }}
    >
      <Stack gap="sm">
        {hasServerText && (
          <figure className="frame server-text">
            <Text component="figcaption" c="dimmed">
              {question.isJump === true
                ? secret.jumpHostText(question.subject)
                : secret.serverText(question.subject)}
            </Text>
            <pre>{plainText(question.prompt, { keepLines: true })}</pre>
          </figure>
        )}
        <DemoHint hint={hint} onFill={(known) => onAnswer({ kind: 'secret', value: known })} isAnswer />
        {question.echo ? (
          <TextInput {...field} />
        ) : (
          <PasswordInput
            {...field}
            visibilityToggleFocusable
            visibilityToggleButtonProps={{ 'aria-label': secret.toggle }}
          />
        )}
        <Faint>
          {/* Where it is kept stands in the last paragraph. */}
          {text.body.at(-1)} {question.purpose === 'password' && secret.noLockOut}
        </Faint>
        <AnswerButtons isDisabled={value === '' && !mayBeEmpty} />
      </Stack>
    </form>
  );
}
