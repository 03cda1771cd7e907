import { Anchor, Group, Title } from '@mantine/core';
import { hashOf } from '../../store/place-store.ts';
import type { JobProps } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { DemoBadge } from '../demo-badge.tsx';
import { Picture } from '../picture/picture.tsx';
import { WindowTools } from './window-tools.tsx';

/** The part that never leaves the screen: which job, and where its two machines and its clients stand. */
export function JobHeader({ plan, state, isDemo }: JobProps & { isDemo: boolean }) {
  const { common } = useOwnWords();
  return (
    <header className="job-header">
      <Group justify="space-between" mb={2} gap="xs" wrap="nowrap">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <Anchor href={hashOf({ kind: 'start' })} style={{ flexShrink: 0 }}>
            {common.allJobs}
          </Anchor>
          <Title order={1} size="h4" lineClamp={1}>
            {plan.name}
          </Title>
          {isDemo && <DemoBadge />}
        </Group>
        <WindowTools />
      </Group>
      <Picture plan={plan} state={state} />
    </header>
  );
}
