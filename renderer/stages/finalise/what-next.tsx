import './what-next.css';
import { Text, Title } from '@mantine/core';
import { integrationIds, integrations } from '../../../shared/rules/preflight/integrations.ts';
import { lostAddresses } from '../../../shared/rules/preflight/lost-addresses.ts';
import { tickItems, TickList } from '../../components/run-sheet/tick-list.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../plan/machine-names.ts';
import { taskGroups } from './task-groups.ts';
import type { JobProps } from '../../store/run-store.ts';
import { Section } from '../../components/prose.tsx';

/** What is left to people after the switch, by the time at which it is due, with ticks of their own. */
export function WhatNext({ plan, state }: JobProps) {
  const words = useWords();
  const { finalise } = useOwnWords();
  const tasks = words.whatNext({
    ...machineNamesOf(plan, state),
    strategy: plan.final.strategy,
    lostAddresses: lostAddresses(state.findings.preflight),
  });
  return (
    <Section title={words.report.whatNext} means={finalise.ticksMeans}>
      {taskGroups(tasks).map(({ when, tasks: grouped }) => (
        <section key={when} aria-label={when} className="what-next-group">
          <Title order={4} size="h6">
            {when}
          </Title>
          <TickList
            items={grouped.map(({ title, body, index }) => ({ id: String(index), title, body }))}
            list="what-next"
          />
        </section>
      ))}
    </Section>
  );
}

/** What the appliance is connected to: none of it counts as moved before it was tested. */
export function IntegrationTests() {
  const words = useWords();
  const { finalise } = useOwnWords();
  return (
    <Section title={finalise.integrations} means={finalise.integrationsMeans}>
      <TickList
        isWide
        items={integrationIds.map((id) => ({
          id,
          title: words.integrations[id].name,
          body: words.integrations[id].test,
          menu: integrations[id].menuPath.join(' › '),
        }))}
        list="integrations"
      />
    </Section>
  );
}

/** When the old machine may be given up. */
export function Decommission() {
  const { decommission } = useWords();
  return (
    <Section title={decommission.title}>
      <Text>{decommission.intro}</Text>
      <TickList items={tickItems(decommission.steps)} list="decommission" />
    </Section>
  );
}
