import { Badge, Stack, Table, Text } from '@mantine/core';
import type { KindWith } from '../../shared/run/question.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { proofText } from '../../shared/text/render.ts';
import { proofColours } from '../components/proofs/proof-list.tsx';
import { PlanSummary } from '../stages/plan/plan-summary.tsx';
import { usePlan, useRunState } from '../store/run-store.ts';
import { useOwnWords, useWords } from '../store/words-store.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import type { QuestionProps } from './question-props.ts';

/** Go on, or not: with the plan in short, or with what is still open by its name. */
export function YesNo({ question, text, isBusy, onAnswer }: QuestionProps<KindWith<'yes-no'>>) {
  const plan = usePlan();
  const state = useRunState();
  const { plan: own } = useOwnWords();
  return (
    <Stack gap="sm">
      {question.kind === 'confirm-plan' &&
        question.step !== 'plan' &&
        text.body.map((line) => <Text key={line}>{line}</Text>)}
      {question.kind === 'confirm-plan' && plan && state && (
        <>
          <PlanSummary plan={plan} state={state} />
          <Text size="sm" c="dimmed">
            {own.planBelow}
          </Text>
        </>
      )}
      {question.kind === 'confirm-finalise' && state && question.open.length > 0 && (
        <OpenPoints open={question.open} state={state} />
      )}
      <AnswerButtons
        confirm={text.labels.confirm}
        decline={text.labels.decline}
        isBusy={isBusy}
        onConfirm={() => onAnswer({ kind: question.kind, value: true })}
        onDecline={() => onAnswer({ kind: question.kind, value: false })}
      />
    </Stack>
  );
}

/** What has not plainly passed, with what was seen instead, and the clients that are missing by name. */
function OpenPoints({ open, state }: { open: readonly string[]; state: RunState }) {
  const words = useWords();
  const { plan: own } = useOwnWords();
  const missing = state.clientsSeen?.missing ?? [];
  return (
    <Stack gap="xs">
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{own.openPoint}</Table.Th>
            <Table.Th scope="col">{words.report.result}</Table.Th>
            <Table.Th scope="col">{words.report.seen}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {state.proofs
            .filter((proof) => proof.status !== 'passed' && open.includes(proof.id))
            .map((proof, index) => {
              const made = proofText(words, proof);
              return (
                <Table.Tr key={`${proof.id} ${String(index)}`}>
                  <Table.Th scope="row">{made.title}</Table.Th>
                  <Table.Td>
                    <Badge variant="light" tt="none" miw="max-content" color={proofColours[proof.status]}>
                      {made.status}
                    </Badge>
                  </Table.Td>
                  <Table.Td>{made.seen}</Table.Td>
                </Table.Tr>
              );
            })}
        </Table.Tbody>
      </Table>
      {missing.length > 0 && (
        <details open={missing.length <= 12}>
          <summary>{own.missingClients(missing.length)}</summary>
          <Text size="sm" className="mono" mt={4}>
            {missing.map((name) => plainText(name)).join(', ')}
          </Text>
        </details>
      )}
    </Stack>
  );
}
