import { Stack, Text } from '@mantine/core';
import type { KindWith } from '../../shared/run/question.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { ProofTable } from '../components/proofs/proof-list.tsx';
import { PlanSummary } from '../stages/plan/plan-summary.tsx';
import { usePlan, useRunState } from '../store/run-store.ts';
import { useOwnWords } from '../store/words-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import type { QuestionProps } from './question-props.ts';
import { Faint } from '../components/prose.tsx';

/** Go on, or not: with the plan in short, or with what is still open by its name. */
export function YesNo({ question, text, onAnswer }: QuestionProps<KindWith<'yes-no'>>) {
  const plan = usePlan();
  const state = useRunState();
  const { plan: own } = useOwnWords();
  return (
    <Stack gap="sm">
      {question.kind === 'confirm-plan' &&
        question.step !== 'plan' &&
        text.body.map((line) => (
          <Text size="md" key={line}>
            {line}
          </Text>
        ))}
      {question.kind === 'confirm-plan' && plan && state && (
        <>
          <PlanSummary plan={plan} state={state} />
          <Faint>{own.planBelow}</Faint>
        </>
      )}
      {question.kind === 'confirm-finalise' && state && question.open.length > 0 && (
        <OpenPoints open={question.open} state={state} />
      )}
      <AnswerButtons
        onConfirm={() => onAnswer({ kind: question.kind, value: true })}
        onDecline={() => onAnswer({ kind: question.kind, value: false })}
      />
    </Stack>
  );
}

/** What has not plainly passed, with what was seen instead, and the clients that are missing by name. */
function OpenPoints({ open, state }: { open: readonly string[]; state: RunState }) {
  const { plan: own } = useOwnWords();
  const missing = state.clientsSeen?.missing ?? [];
  const points = state.proofs.filter(({ status, id }) => status !== 'passed' && open.includes(id));
  return (
    <Stack gap="xs">
      <ProofTable proofs={points} label={own.openPoint} />
      {missing.length > 0 && (
        <details open={missing.length <= 12}>
          <summary>{own.missingClients(missing.length)}</summary>
          <Text className="mono" mt={4}>
            {missing.map((name) => plainText(name)).join(', ')}
          </Text>
        </details>
      )}
    </Stack>
  );
}
