import { Badge, Table, Text, VisuallyHidden } from '@mantine/core';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { Effect } from '../../../shared/run/steps.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { type PlanRow, planRows } from './plan-rows.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Faint } from '../../components/prose.tsx';

const colours = {
  reads: 'gray',
  'adds-files': 'blue',
  'changes-new': 'yellow',
  outage: 'red',
} as const satisfies Record<Effect, string>;

/** Every step with what it does, what it may change, how long that usually takes, and how it is undone. */
export function PlanSteps({ state }: { state: RunState }) {
  const words = useWords();
  const { plan: own, common } = useOwnWords();
  return (
    <details>
      <summary>{own.allSteps(planRows().length)}</summary>
      <Text>{own.stepsIntro}</Text>
      <DataTable
        aria-label={own.stepsTitle}
        minWidth={640}
        layout="fixed"
        columns={[
          { head: words.report.step, w: '37%', isName: true },
          { head: common.effectLabel, w: '18%' },
          { head: own.usualTime, w: '13%' },
          common.undoLabel,
        ]}
        rows={planRows().map((row) => {
          const { title, does, undo } = words.steps[row.step];
          return {
            key: row.step,
            above: row.isFirstOfOutage && (
              <Table.Tr>
                <Table.Td colSpan={4} bg="var(--mantine-color-red-light)" fw={600}>
                  {own.fromHere}
                </Table.Td>
              </Table.Tr>
            ),
            cells: [
              <>
                <strong>
                  {row.number}. {title}
                </strong>
                <Text>{does}</Text>
              </>,
              <EffectBadge effect={row.effect} />,
              <Times row={row} state={state} />,
              undo,
            ],
          };
        })}
      />
      <Faint>{own.notPublishedWhy}</Faint>
    </details>
  );
}

function EffectBadge({ effect }: { effect: Effect }) {
  const { word, means } = useWords().effects[effect];
  return (
    <Badge
      color={colours[effect]}
      title={means}
      h="auto"
      py={2}
      styles={{ label: { whiteSpace: 'normal', lineHeight: 1.3 } }}
    >
      {word}
    </Badge>
  );
}

/** What is usual, and what it took in this job. */
function Times({ row: { step, usual }, state }: { row: PlanRow; state: RunState }) {
  const { format } = useWords();
  const { plan: own } = useOwnWords();
  const done = state.steps[step];
  return (
    <>
      {usual ? (
        <Text style={{ textWrap: 'balance' }}>{format.durationRange(usual.minMs, usual.maxMs)}</Text>
      ) : (
        <Faint>
          <span aria-hidden>–</span>
          <VisuallyHidden>{own.notPublished}</VisuallyHidden>
        </Faint>
      )}
      {done.kind === 'done' && done.ran && (
        <Text size="xs" c="dimmed">
          {own.took(format.duration(done.durationMs))}
        </Text>
      )}
    </>
  );
}
