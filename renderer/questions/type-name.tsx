import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../store/words-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { DemoHint } from './demo-hint.tsx';
import type { QuestionProps } from './question-card.tsx';

/** The name of the machine that is about to be changed, typed: nobody types the wrong machine's name by habit. */
export function TypeName({ question, text, hint, isBusy, onAnswer }: QuestionProps<'type-name'>) {
  const { cli } = useWords();
  const [typed, setTyped] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === question.expected) onAnswer({ kind: 'type-name', value: typed.trim() });
      }}
    >
      <Stack>
        <DemoHint hint={hint} onFill={setTyped} />
        <TextInput
          label={text.labels.field ?? text.title}
          description={cli.typeExactly(question.expected)}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <AnswerButtons
          confirm={text.labels.confirm}
          decline={text.labels.decline}
          isBusy={isBusy}
          isSubmit
          isDisabled={typed.trim() !== question.expected}
          onDecline={() => onAnswer({ kind: 'type-name', value: '' })}
        />
      </Stack>
    </form>
  );
}
