import './type-name.css';
import { Stack, Text, TextInput } from '@mantine/core';
import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { useInputState } from '@mantine/hooks';
import { plainText } from '../../shared/text/plain-text.ts';
import { HoldBrief } from '../stages/hold-point/hold-brief.tsx';
import { usePlan, useRunState } from '../store/run-store.ts';
import { useOwnWords, useWords } from '../store/words-store.ts';
import { DemoHint } from './demo-hint.tsx';
import type { QuestionProps } from './question-props.ts';
import { typedName } from './typed-name.ts';
import { Faint, Paragraphs } from '../components/prose.tsx';
import { AnswerButtons } from './answer-buttons.tsx';

/**
 * The name of the machine that is about to be changed, typed letter by letter: nobody types the wrong machine's name by habit.
 * Cancel is the default, and Enter in the field confirms nothing.
 */
export function TypeName({ question, text, hint, onAnswer }: QuestionProps<'type-name'>) {
  const words = useWords();
  const { hold, common } = useOwnWords();
  const plan = usePlan();
  const state = useRunState();
  const [typed, setTyped] = useInputState('');
  const [hasPasted, setPasted] = useState(false);
  const { expected, step, side } = question;
  const name = plainText(expected);
  const standing = typedName(typed, expected);
  const refuse = (event: ClipboardEvent | DragEvent) => {
    event.preventDefault();
    setPasted(true);
  };
  const isSwitchingOff = step === 'hold-point';
  const address = plainText(state?.old.identity?.address ?? plan?.old.address ?? '');
  const told = { empty: hasPasted ? hold.noPaste : '', begun: hold.notYet, right: hold.matches, differs: '' };
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <Stack gap="sm">
        {isSwitchingOff && plan && state ? (
          <HoldBrief plan={plan} state={state} />
        ) : (
          <Paragraphs lines={text.body.slice(0, 2)} />
        )}
        <div className="machine-box type-name-machine" data-side={side}>
          <Faint>
            {hold.thisMachine}: {side === 'local' ? words.sides.local : common[`${side}Role`]}
          </Faint>
          <div className="machine-name">{name}</div>
          {isSwitchingOff && address !== '' && (
            <Text fw={600}>{words.holdBrief.switchesOff(name, address, plan?.final.old === 'isolated')}</Text>
          )}
        </div>
        <DemoHint hint={hint} onFill={setTyped} />
        <TextInput
          label={text.labels.field ?? text.title}
          description={hold.typeExactly(name)}
          value={typed}
          maw="24rem"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onPaste={refuse}
          onDrop={refuse}
          onChange={setTyped}
          error={standing === 'differs' ? hold.differs(name) : undefined}
        />
        <Faint role="status">{told[standing]}</Faint>
        <AnswerButtons
          {...(isSwitchingOff && { confirm: hold.switchOff(name) })}
          weight="grave"
          isDisabled={standing !== 'right'}
          onConfirm={() => onAnswer({ kind: 'type-name', value: typed.trim() })}
          onDecline={() => onAnswer({ kind: 'type-name', value: '' })}
        />
      </Stack>
    </form>
  );
}
