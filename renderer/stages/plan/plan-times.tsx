import { Group, Table, Text } from '@mantine/core';
import { type Source, sources } from '../../../shared/rules/sources.ts';
import {
  timesSource,
  watchHours,
  wholeJob,
  windowEstimate,
  windowVerdict,
} from '../../../shared/rules/times.ts';
import { SourceLink } from '../../components/proofs/finding-details.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { timedParts } from './plan-rows.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Faint } from '../../components/prose.tsx';

/** How long it may take, part by part, and what the maintenance window is held against. */
export function PlanTimes({
  plannedMinutes,
  oldVersion,
}: {
  plannedMinutes: number | undefined;
  oldVersion: string | undefined;
}) {
  const { cli, format } = useWords();
  const { plan: own } = useOwnWords();
  const { minMinutes, maxMinutes, estimateMinutes } = windowEstimate();
  const { neededMinutes, rule } = windowVerdict(plannedMinutes);
  const whole = wholeJob(oldVersion);
  const minutes = (count: number) => format.duration(count * 60_000);
  const sums = [
    [own.total, `${minutes(minMinutes)} – ${minutes(maxMinutes)}`],
    [own.estimate, minutes(estimateMinutes)],
    [own.needed, minutes(neededMinutes)],
    [own.planned, plannedMinutes === undefined ? own.notPlanned : minutes(plannedMinutes)],
  ] as const;
  return (
    <details>
      <summary>{own.allTimes}</summary>
      <Text>{own.timeIntro}</Text>
      <DataTable
        aria-label={own.timeTitle}
        maw="40rem"
        columns={[
          { head: own.part, isName: true },
          { head: own.usualTime, ta: 'right' },
        ]}
        rows={[
          ...partRows(own.beforeJob, false),
          ...partRows(own.inWindow, true),
          ...sums.map(([label, value]) => ({
            key: label,
            cells: [<strong>{label}</strong>, <strong>{value}</strong>],
          })),
        ]}
      />
      <Faint>
        {own.wholeJob(
          format.durationRange(whole.minMinutes * 60_000, whole.maxMinutes * 60_000),
          `${format.number(watchHours)} h`,
        )}
      </Faint>
      <Group gap="xs">
        <Faint>{cli.source}:</Faint>
        {[timesSource, rule.source].map((id) => {
          const source: Source = sources[id];
          return <SourceLink key={id} title={source.title} url={source.url} />;
        })}
      </Group>
    </details>
  );

  /** The parts of the work, under what they have in common. */
  function partRows(title: string, isInWindow: boolean) {
    return timedParts(isInWindow).map(({ id, minMs, maxMs }, at) => ({
      key: id,
      above: at === 0 && (
        <Table.Tr>
          <Table.Th scope="colgroup" colSpan={2} c="dimmed">
            {title}
          </Table.Th>
        </Table.Tr>
      ),
      cells: [
        own.activities[id],
        minMs === maxMs ? format.duration(minMs) : `${format.duration(minMs)} – ${format.duration(maxMs)}`,
      ],
    }));
  }
}
