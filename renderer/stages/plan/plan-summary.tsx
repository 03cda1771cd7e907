import { Badge, Group, Text } from '@mantine/core';
import { windowEstimate, type WindowVerdict, windowVerdict } from '../../../shared/rules/times.ts';
import { versionText } from '../../../shared/text/product-text.ts';
import { DefinitionList } from '../../components/definition-list.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../../../shared/text/sheets/machine-names.ts';
import type { JobProps } from '../../store/run-store.ts';

const colours = {
  'long-enough': 'blue',
  'too-short': 'red',
  unknown: 'gray',
} as const satisfies Record<WindowVerdict['kind'], string>;

/** The plan in a few lines: what becomes of which machine, and how long that may take. */
export function PlanSummary({ plan, state }: JobProps) {
  const words = useWords();
  const { cli, sides, strategies, format } = words;
  const { plan: own } = useOwnWords();
  const { oldName, newName, finalAddress } = machineNamesOf(plan, state);
  const { minMinutes, maxMinutes } = windowEstimate();
  return (
    <DefinitionList
      entries={[
        [
          sides.old,
          machine(oldName, plan.old.address, versionText(words, state.old.product, plan.old.version)),
        ],
        [
          sides.new,
          machine(newName, plan.new.address, versionText(words, state.new.product, plan.new.version)),
        ],
        [cli.clientsUse, `${finalAddress} · ${strategies[plan.final.strategy].title}`],
        [own.usualTime, format.durationRange(minMinutes * 60_000, maxMinutes * 60_000)],
        [own.runBook.window, <WindowLine key="window" plannedMinutes={plan.maintenanceWindowMinutes} />],
      ]}
    />
  );
}

/** Whether the maintenance window is long enough, in a word and a sentence. */
export function WindowLine({ plannedMinutes }: { plannedMinutes: number | undefined }) {
  const { format } = useWords();
  const { plan: own } = useOwnWords();
  const { kind, neededMinutes } = windowVerdict(plannedMinutes);
  const planned = plannedMinutes === undefined ? own.notPlanned : format.duration(plannedMinutes * 60_000);
  return (
    <Group gap="xs" component="span" display="inline-flex">
      <Badge color={colours[kind]} component="span">
        {own.verdicts[kind]}
      </Badge>
      <Text span>{own.verdictMeans[kind](planned, format.duration(neededMinutes * 60_000))}</Text>
    </Group>
  );
}

function machine(name: string, address: string, version: string | undefined): string {
  return [name, ...(name === address ? [] : [address]), ...(version === undefined ? [] : [version])].join(
    ' · ',
  );
}
