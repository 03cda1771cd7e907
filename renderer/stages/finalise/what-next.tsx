import './what-next.css';
import { Stack, Text, Title } from '@mantine/core';
import type { Plan } from '../../../shared/contract/plan.ts';
import { integrationIds, integrations } from '../../../shared/rules/preflight/integrations.ts';
import { lostAddresses } from '../../../shared/rules/preflight/lost-addresses.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { TickList } from '../../components/run-sheet/tick-list.tsx';
import { useTicks } from '../../components/run-sheet/use-ticks.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../plan/machine-names.ts';
import { taskGroups } from './task-groups.ts';

/** What is left to people after the switch, by the time at which it is due, with ticks of their own. */
export function WhatNext({ jobId, plan, state }: { jobId: string; plan: Plan; state: RunState }) {
  const words = useWords();
  const { finalise } = useOwnWords();
  const [ticked, toggle] = useTicks(jobId, 'what-next');
  const tasks = words.whatNext({
    ...machineNamesOf(plan, state),
    strategy: plan.final.strategy,
    lostAddresses: lostAddresses(state.findings.preflight),
  });
  return (
    <Stack gap="sm" component="section">
      <div>
        <Title order={3} size="h5">
          {words.report.whatNext}
        </Title>
        <Text size="sm" c="dimmed">
          {finalise.ticksMeans}
        </Text>
      </div>
      {taskGroups(tasks).map(({ when, tasks: grouped }) => (
        <section key={when} aria-label={when} className="what-next-group">
          <Title order={4} size="h6">
            {when}
          </Title>
          <TickList
            ticked={ticked}
            onToggle={toggle}
            items={grouped.map(({ title, body, index }) => ({ id: String(index), title, body }))}
          />
        </section>
      ))}
    </Stack>
  );
}

/** What the appliance is connected to: none of it counts as moved before it was tested. */
export function IntegrationTests({ jobId }: { jobId: string }) {
  const words = useWords();
  const { finalise } = useOwnWords();
  const [ticked, toggle] = useTicks(jobId, 'integrations');
  return (
    <Stack gap="sm" component="section">
      <div>
        <Title order={3} size="h5">
          {finalise.integrations}
        </Title>
        <Text size="sm" c="dimmed">
          {finalise.integrationsMeans}
        </Text>
      </div>
      <TickList
        isWide
        ticked={ticked}
        onToggle={toggle}
        items={integrationIds.map((id) => ({
          id,
          title: words.integrations[id].name,
          body: words.integrations[id].test,
          menu: integrations[id].menuPath.join(' › '),
        }))}
      />
    </Stack>
  );
}

/** When the old machine may be given up. */
export function Decommission({ jobId }: { jobId: string }) {
  const { decommission } = useWords();
  const [ticked, toggle] = useTicks(jobId, 'decommission');
  return (
    <Stack gap="sm" component="section">
      <div>
        <Title order={3} size="h5">
          {decommission.title}
        </Title>
        <Text size="sm">{decommission.intro}</Text>
      </div>
      <TickList
        ticked={ticked}
        onToggle={toggle}
        items={decommission.steps.map((title, index) => ({ id: String(index), title }))}
      />
    </Stack>
  );
}
