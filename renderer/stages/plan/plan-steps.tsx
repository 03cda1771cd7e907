import { Badge, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { Fragment } from 'react';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { Effect } from '../../../shared/run/steps.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { planRows, type PlanRow } from './plan-rows.ts';

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
    <Stack gap="xs" component="section">
      <Title order={3} size="h5" id="plan-steps">
        {own.stepsTitle}
      </Title>
      <Text size="sm">{own.stepsIntro}</Text>
      <Table.ScrollContainer minWidth={640} type="native">
        <Table verticalSpacing="xs" fz="sm" aria-labelledby="plan-steps" layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w="37%">
                {words.report.step}
              </Table.Th>
              <Table.Th scope="col" w="18%">
                {common.effectLabel}
              </Table.Th>
              <Table.Th scope="col" w="13%">
                {own.usualTime}
              </Table.Th>
              <Table.Th scope="col">{common.undoLabel}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {planRows().map(({ stage, rows }) => (
              <Fragment key={stage}>
                {rows.map((row) => (
                  <StepRow key={row.step} row={row} state={state} />
                ))}
              </Fragment>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="sm" c="dimmed">
        {own.notPublishedWhy}
      </Text>
    </Stack>
  );
}

function StepRow({ row, state }: { row: PlanRow; state: RunState }) {
  const { steps, effects, format } = useWords();
  const { plan: own } = useOwnWords();
  const { title, does, undo } = steps[row.step];
  const stepState = state.steps[row.step];
  const effect = effects[row.effect];
  return (
    <>
      {row.isFirstOfOutage && (
        <Table.Tr>
          <Table.Td colSpan={4} bg="var(--mantine-color-red-light)">
            <Text size="sm" fw={600}>
              {own.fromHere}
            </Text>
          </Table.Td>
        </Table.Tr>
      )}
      <Table.Tr style={{ verticalAlign: 'top' }}>
        <Table.Th scope="row">
          <Text size="sm" fw={600}>
            {row.number}. {title}
          </Text>
          <Text size="sm">{does}</Text>
        </Table.Th>
        <Table.Td>
          <Badge
            color={colours[row.effect]}
            variant="light"
            tt="none"
            title={effect.means}
            h="auto"
            py={2}
            styles={{ label: { whiteSpace: 'normal', lineHeight: 1.3 } }}
          >
            {effect.word}
          </Badge>
        </Table.Td>
        <Table.Td>
          <Text size="sm" style={{ textWrap: 'balance' }}>
            {row.usual ? (
              format.durationRange(row.usual.minMs, row.usual.maxMs)
            ) : (
              <Text span c="dimmed" size="sm">
                <span aria-hidden>–</span>
                <VisuallyHidden>{own.notPublished}</VisuallyHidden>
              </Text>
            )}
          </Text>
          {stepState.kind === 'done' && stepState.ran && (
            <Text size="xs" c="dimmed">
              {own.took(format.duration(stepState.durationMs))}
            </Text>
          )}
        </Table.Td>
        <Table.Td>
          <Text size="sm">{undo}</Text>
        </Table.Td>
      </Table.Tr>
    </>
  );
}
