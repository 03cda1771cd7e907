import { Group, Stack, Table, Text, Title } from '@mantine/core';
import { sources, type Source, type SourceId } from '../../../shared/rules/sources.ts';
import {
  timesSource,
  wholeJob,
  windowEstimate,
  windowVerdict,
  type ActivityId,
} from '../../../shared/rules/times.ts';
import { SourceLink } from '../../components/proofs/finding-details.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { timedParts } from './plan-rows.ts';
import { WindowLine } from './plan-summary.tsx';

/** How long it may take, part by part, and whether the maintenance window covers twice the estimate. */
export function PlanTimes({ plannedMinutes }: { plannedMinutes: number | undefined }) {
  const { cli, format } = useWords();
  const { plan: own } = useOwnWords();
  const { minMinutes, maxMinutes, estimateMinutes } = windowEstimate();
  const { neededMinutes, rule } = windowVerdict(plannedMinutes);
  const minutes = (count: number) => format.duration(count * 60_000);
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="h5" id="plan-times">
        {own.timeTitle}
      </Title>
      <Text size="sm">{own.timeIntro}</Text>
      <Table verticalSpacing={4} fz="sm" aria-labelledby="plan-times" maw="40rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{own.part}</Table.Th>
            <Table.Th scope="col" ta="right">
              {own.usualTime}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Parts title={own.beforeJob} isInWindow={false} />
          <Parts title={own.inWindow} isInWindow />
        </Table.Tbody>
        <Table.Tfoot>
          <Sum label={own.total} value={`${minutes(minMinutes)} – ${minutes(maxMinutes)}`} />
          <Sum label={own.estimate} value={minutes(estimateMinutes)} />
          <Sum label={own.needed} value={minutes(neededMinutes)} />
          <Sum
            label={own.planned}
            value={plannedMinutes === undefined ? own.notPlanned : minutes(plannedMinutes)}
          />
        </Table.Tfoot>
      </Table>
      <WindowLine plannedMinutes={plannedMinutes} />
      <Text size="sm" c="dimmed">
        {own.wholeJob(
          format.durationRange(wholeJob.minMinutes * 60_000, wholeJob.maxMinutes * 60_000),
          `${format.number(wholeJob.watchHours)} h`,
        )}
      </Text>
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          {cli.source}:
        </Text>
        {[timesSource, rule.source].map((id) => (
          <SourceLink key={id} title={source(id).title} url={source(id).url} />
        ))}
      </Group>
    </Stack>
  );
}

function Parts({ title, isInWindow }: { title: string; isInWindow: boolean }) {
  const { format } = useWords();
  const { plan: own } = useOwnWords();
  const name = (id: ActivityId) => own.activities[id];
  return (
    <>
      <Table.Tr>
        <Table.Th scope="colgroup" colSpan={2} c="dimmed">
          {title}
        </Table.Th>
      </Table.Tr>
      {timedParts(isInWindow).map(({ id, minMs, maxMs }) => (
        <Table.Tr key={id}>
          <Table.Th scope="row" fw={400}>
            {name(id)}
          </Table.Th>
          <Table.Td ta="right">
            {minMs === maxMs
              ? format.duration(minMs)
              : `${format.duration(minMs)} – ${format.duration(maxMs)}`}
          </Table.Td>
        </Table.Tr>
      ))}
    </>
  );
}

function Sum({ label, value }: { label: string; value: string }) {
  return (
    <Table.Tr>
      <Table.Th scope="row">{label}</Table.Th>
      <Table.Td ta="right" fw={600}>
        {value}
      </Table.Td>
    </Table.Tr>
  );
}

function source(id: SourceId): Source {
  return sources[id];
}
