import { Stack, TextInput } from '@mantine/core';
import { useInputState } from '@mantine/hooks';
import { AnswerButtons } from './answer-buttons.tsx';
import { DemoHint } from './demo-hint.tsx';
import type { QuestionProps } from './question-props.ts';

/** When one computer was last in contact by the admin's clock; not knowing it is an answer. */
export function ClientTime({ question, text, hint, onAnswer }: QuestionProps<'client-time'>) {
  // Empty at first: a click must not say that the list's time is that of her clock.
  const [typed, setTyped] = useInputState('');
  const answer = (value: string) => onAnswer({ kind: 'client-time', value });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        answer(typed.trim());
      }}
    >
      <Stack gap="sm">
        <DemoHint hint={hint} onFill={setTyped} />
        <TextInput
          label={text.labels.field ?? text.title}
          value={typed}
          placeholder={question.lastSeenAt}
          maw="24rem"
          autoComplete="off"
          spellCheck={false}
          onChange={setTyped}
        />
        <AnswerButtons isDisabled={typed.trim() === ''} onDecline={() => answer('')} />
      </Stack>
    </form>
  );
}
