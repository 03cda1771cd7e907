import { Alert, Stack, Text } from '@mantine/core';
import { WithLabels } from '../components/prose.tsx';
import { InstructionCard } from '../components/run-sheet/instruction-card.tsx';
import { AnswerButtons } from './answer-buttons.tsx';
import { DemoDone } from './demo-hint.tsx';
import type { QuestionProps } from './question-props.ts';

/** Something that is done by hand and that nothing can observe from here. */
export function ConfirmGuided({ question, text, demo, onAnswer }: QuestionProps<'confirm-guided'>) {
  return (
    <Stack>
      {question.begunAt !== undefined && (
        <Alert color="yellow">
          <WithLabels text={text.body[0] ?? ''} />
        </Alert>
      )}
      {/* What should be seen stands in the card. */}
      <Text size="md">{text.body[question.begunAt === undefined ? 0 : 1]}</Text>
      <InstructionCard instruction={question.instruction} isTitled={false} />
      <DemoDone demo={demo} />
      <AnswerButtons
        onConfirm={() => onAnswer({ kind: 'confirm-guided', value: true })}
        onDecline={() => onAnswer({ kind: 'confirm-guided', value: false })}
      />
    </Stack>
  );
}
