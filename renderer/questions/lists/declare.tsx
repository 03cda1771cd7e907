import './declare.css';
import { Radio, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useInputState } from '@mantine/hooks';
import { usePlan, useRunState } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { AnswerButtons } from '../answer-buttons.tsx';
import { declarationCount } from './declaration-count.ts';
import { DemoHint } from '../demo-hint.tsx';
import type { QuestionProps } from '../question-props.ts';
import { Faint } from '../../components/prose.tsx';

const values = ['yes', 'no', 'unknown'] as const;
type Value = (typeof values)[number];

/** What only the admin can know: yes, no, or not known, each with what it leads to, and a note for the report. */
export function Declare({ question, text, hint, onAnswer }: QuestionProps<'declare'>) {
  const words = useWords();
  const { preflight } = useOwnWords();
  const plan = usePlan();
  const state = useRunState();
  const declaration = words.declarations[question.id];
  const [value, setValue] = useState<Value | undefined>();
  const [note, setNote] = useInputState('');
  const count = plan && state && declarationCount(plan, state, question.id);
  const names = { yes: words.cli.yes, no: words.cli.no, unknown: words.cli.doNotKnow };
  const hinted = values.find((each) => each === hint);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (value) onAnswer({ kind: 'declare', value: { value, note } });
      }}
    >
      <Stack gap="sm">
        {count && <Faint>{preflight.questionOf(count.position, count.total)}</Faint>}
        {hinted && (
          <DemoHint
            hint={names[hinted]}
            onFill={() => onAnswer({ kind: 'declare', value: { value: hinted, note } })}
            isAnswer
          />
        )}
        <Radio.Group
          aria-label={declaration.question}
          value={value ?? ''}
          onChange={(chosen) => setValue(values.find((each) => each === chosen))}
        >
          <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xs">
            {values.map((each) => (
              <Radio
                key={each}
                className="frame declare-choice"
                value={each}
                label={names[each]}
                description={declaration[each]}
                styles={{ label: { fontWeight: 600 } }}
              />
            ))}
          </SimpleGrid>
        </Radio.Group>
        <TextInput
          label={text.labels.field ?? words.report.note}
          description={preflight.noteHint}
          value={note}
          onChange={setNote}
        />
        <AnswerButtons confirm={preflight.giveAnswer} isDisabled={!value} />
      </Stack>
    </form>
  );
}
