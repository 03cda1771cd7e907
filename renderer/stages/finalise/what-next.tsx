import { Stack, Tabs, Text } from '@mantine/core';
import { lostAddresses } from '../../../shared/rules/preflight/lost-addresses.ts';
import { rechecksOf } from '../../../shared/rules/preflight/rechecks.ts';
import { leftByHand } from '../../../shared/run/standing/left-by-hand.ts';
import { rollbackSheet } from '../../../shared/text/sheets/by-hand-text.ts';
import { type TaskDue, taskDues } from '../../../shared/text/words.ts';
import { useNow } from '../../components/use-now.ts';
import { Faint, Section } from '../../components/prose.tsx';
import { RunSheetCard } from '../../components/run-sheet/run-sheet-card.tsx';
import { tickItems, TickList } from '../../components/run-sheet/tick-list.tsx';
import type { JobProps } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../../../shared/text/sheets/machine-names.ts';
import { Rechecks } from './rechecks.tsx';

/** What is left to people after the switch, by when it is due: what cannot wait is shown, the rest lies behind a tab each. */
export function WhatNext({ plan, state }: JobProps) {
  const words = useWords();
  const { common, finalise } = useOwnWords();
  const isDue = rechecksOf(state, useNow(false)).some((recheck) => recheck.state === 'due');
  return (
    <Tabs defaultValue={isDue ? 'tomorrow' : 'tonight'} keepMounted={false} data-what-next>
      <Tabs.List aria-label={words.report.whatNext}>
        {[...taskDues, 'back' as const].map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {finalise.tabs[tab]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {taskDues.map((due) => (
        <Tabs.Panel key={due} value={due} pt="md">
          <Stack gap="md">
            <Tasks due={due} plan={plan} state={state} />
            {due === 'tomorrow' && <Rechecks state={state} />}
            {due === 'later' && <Decommission />}
            <Faint>{common.ticks}</Faint>
          </Stack>
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="back" pt="md">
        <RunSheetCard sheet={rollbackSheet(words, leftByHand(state, plan), 'after-hold-point')} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Tasks({ due, plan, state }: JobProps & { due: TaskDue }) {
  const words = useWords();
  const tasks = words.whatNext({
    ...machineNamesOf(plan, state),
    strategy: plan.final.strategy,
    lostAddresses: lostAddresses(state.findings.preflight),
  });
  return (
    <TickList
      // The place in the whole list is the same in every language.
      items={tasks
        .map(({ title, body, ...task }, index) => ({ id: String(index), title, body, due: task.due }))
        .filter((task) => task.due === due)}
      list="what-next"
    />
  );
}

/** When the old machine may be given up. */
function Decommission() {
  const { decommission } = useWords();
  return (
    <Section title={decommission.title}>
      <Text>{decommission.intro}</Text>
      <TickList items={tickItems(decommission.steps)} list="decommission" />
    </Section>
  );
}
