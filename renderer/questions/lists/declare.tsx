import './declare.css';
import { Group, Radio, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { declarationGroups, declarationRule } from '../../../shared/rules/preflight/declaration-rules.ts';
import {
  declarationValues,
  declareEach,
  type Declaration,
  type DeclarationId,
  type Declarations,
} from '../../../shared/run/declaration.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { AnswerButtons } from '../answer-buttons.tsx';
import { DemoHint } from '../demo-hint.tsx';
import type { QuestionProps } from '../question-props.ts';
import { Faint } from '../../components/prose.tsx';

/** What only the admin can know, all in one form: yes, no, or not known, each with what it leads to, and a note for the report. */
export function Declare({ question, text, hint, onAnswer }: QuestionProps<'declare'>) {
  const { cli, declarationGroups: heads } = useWords();
  const { preflight } = useOwnWords();
  const { ids } = question;
  const [given, setGiven] = useState<Declarations>({});
  const left = ids.filter((id) => given[id] === undefined).length;
  const names = { yes: cli.yes, no: cli.no, unknown: cli.doNotKnow };
  const hinted = declarationValues.find((each) => each === hint);
  const answer = (value: Declarations) => onAnswer({ kind: 'declare', value });
  const groups = declarationGroups
    .map((group) => ({ group, own: ids.filter((id) => declarationRule(id).group === group) }))
    .filter(({ own }) => own.length > 0);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (left < ids.length) answer(given);
      }}
    >
      <Stack gap="md">
        {hinted && (
          <DemoHint
            hint={names[hinted]}
            onFill={() => answer({ ...declareEach(ids, () => hinted), ...given })}
            isAnswer
          />
        )}
        {groups.map(({ group, own }) => (
          <Stack key={group} gap="sm" component="section" aria-label={heads[group]}>
            {ids.length > 1 && (
              <Title order={3} size="h6">
                {heads[group]}
              </Title>
            )}
            {own.map((id) => (
              <Row
                key={id}
                id={id}
                isAlone={ids.length === 1}
                noteLabel={text.labels.field ?? ''}
                given={given[id]}
                onGive={(made) => setGiven((before) => ({ ...before, [id]: made }))}
              />
            ))}
          </Stack>
        ))}
        {ids.length > 1 && <Faint role="status">{preflight.answeredOf(ids.length - left, ids.length)}</Faint>}
        {/* What is left open is recorded as not known. */}
        <AnswerButtons isDisabled={left === ids.length} />
      </Stack>
    </form>
  );
}

function Row({
  id,
  isAlone,
  noteLabel,
  given,
  onGive,
}: {
  id: DeclarationId;
  /** The card around says what is asked, and why. */
  isAlone: boolean;
  noteLabel: string;
  given: Declaration | undefined;
  onGive: (made: Declaration) => void;
}) {
  const { cli, declarations } = useWords();
  const { preflight } = useOwnWords();
  const asked = declarations[id];
  const names = { yes: cli.yes, no: cli.no, unknown: cli.doNotKnow };
  const note = given?.note ?? '';
  return (
    <Stack gap={4} data-declaration={id}>
      {!isAlone && <Text fw={600}>{asked.question}</Text>}
      {!isAlone && <Faint>{asked.why}</Faint>}
      <Radio.Group
        aria-label={asked.question}
        value={given?.value ?? ''}
        onChange={(chosen) => {
          const value = declarationValues.find((each) => each === chosen);
          if (value) onGive({ value, note });
        }}
      >
        {isAlone ? (
          <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xs">
            {declarationValues.map((each) => (
              <Radio
                key={each}
                className="frame declare-choice"
                value={each}
                label={names[each]}
                description={asked[each]}
                styles={{ label: { fontWeight: 600 } }}
              />
            ))}
          </SimpleGrid>
        ) : (
          <Group gap="md">
            {declarationValues.map((each) => (
              <Radio key={each} value={each} label={names[each]} />
            ))}
          </Group>
        )}
      </Radio.Group>
      {!isAlone && <Faint>{given ? asked[given.value] : `${names.yes}: ${asked.yes}`}</Faint>}
      {given && (
        <TextInput
          label={noteLabel}
          aria-label={`${noteLabel}: ${asked.question}`}
          description={preflight.noteHint}
          value={note}
          onChange={(event) => onGive({ ...given, note: event.currentTarget.value })}
        />
      )}
    </Stack>
  );
}
