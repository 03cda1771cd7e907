import { Stack, Text } from '@mantine/core';
import type { KindWith, QuestionOf } from '../../shared/run/question.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { questionText } from '../../shared/text/render.ts';
import type { Words } from '../../shared/text/words.ts';
import { ProofTable } from '../components/proofs/proof-list.tsx';
import { PlanSummary } from '../stages/plan/plan-summary.tsx';
import { usePlan, useRunState } from '../store/run-store.ts';
import { useOwnWords, useWords } from '../store/words-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import type { QuestionProps } from './question-props.ts';
import { Faint, Paragraphs } from '../components/prose.tsx';

/** Go on, or not: with the plan in short, or with what is still open by its name. */
export function YesNo({ question, onAnswer }: QuestionProps<KindWith<'yes-no'>>) {
  const plan = usePlan();
  const state = useRunState();
  const words = useWords();
  const { plan: own } = useOwnWords();
  const points = question.kind === 'confirm-finalise' && state ? openProofs(state, question.open) : [];
  const told = toldHere(words, question, points);
  return (
    <Stack gap="sm">
      <Paragraphs lines={told} />
      {question.kind === 'confirm-plan' && plan && state && (
        <>
          <PlanSummary plan={plan} state={state} />
          <Faint>{own.planBelow}</Faint>
        </>
      )}
      {question.kind === 'confirm-finalise' && state && question.open.length > 0 && (
        <OpenPoints points={points} state={state} />
      )}
      <AnswerButtons
        onConfirm={() => onAnswer({ kind: question.kind, value: true })}
        onDecline={() => onAnswer({ kind: question.kind, value: false })}
      />
    </Stack>
  );
}

function openProofs({ proofs }: RunState, open: readonly string[]): RunState['proofs'] {
  return proofs.filter(({ status, id }) => status !== 'passed' && open.includes(id));
}

/** What is said above the answers, where this form draws it: not what stands below with what was seen of it. */
function toldHere(
  words: Words,
  question: QuestionOf<KindWith<'yes-no'>>,
  points: readonly { readonly id: string }[],
): readonly string[] {
  switch (question.kind) {
    case 'confirm-plan':
      return question.step === 'plan' ? [] : questionText(words, question).body;
    case 'confirm-finalise': {
      const open = question.open.filter((name) => !points.some(({ id }) => id === name));
      const { body } = questionText(words, { ...question, ...(open.length > 0 && { open }) });
      return points.length > 0 && open.length === 0 ? body.slice(1) : body;
    }
    default:
      return questionText(words, question).body;
  }
}

/** What has not plainly passed, with what was seen instead, and the clients that are missing by name. */
function OpenPoints({ points, state }: { points: RunState['proofs']; state: RunState }) {
  const { plan: own } = useOwnWords();
  const missing = state.clientsSeen?.missing ?? [];
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
