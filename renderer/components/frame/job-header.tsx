import { Anchor, Badge, Group, Text, Title } from '@mantine/core';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import { hashOf } from '../../store/place-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { LanguageChoice } from './language-choice.tsx';
import { LifecycleStrip } from './lifecycle-strip.tsx';
import { Faint } from '../prose.tsx';
import type { JobProps } from '../../store/run-store.ts';
import { RoleBadge } from './sign.tsx';

/** The part that never leaves the screen: which job, how far, and which machine is which. */
export function JobHeader({ plan, state }: JobProps) {
  const { common } = useOwnWords();
  return (
    <header style={{ borderBottom: '1px solid var(--mantine-color-default-border)', padding: '0.5rem 1rem' }}>
      <Group justify="space-between" mb={6} gap="xs">
        <Group gap="sm">
          <Anchor href={hashOf({ kind: 'start' })}>{common.allJobs}</Anchor>
          <Title order={1} size="h4">
            {plan.name}
          </Title>
        </Group>
        <Group gap="sm">
          <LifecycleStrip lifecycle={state.lifecycle} />
          <LanguageChoice />
        </Group>
      </Group>
      <section className="identity" aria-label={common.identitiesLabel}>
        <Identity side="old" plan={plan} state={state} />
        <Text size="md" aria-hidden fw={700}>
          →
        </Text>
        <Identity side="new" plan={plan} state={state} />
      </section>
    </header>
  );
}

function Identity({ side, plan, state }: JobProps & { side: ApplianceSide }) {
  const { sides } = useWords();
  const { common } = useOwnWords();
  const { identity, product, facts } = state[side];
  const address = identity?.address ?? plan[side].address;
  return (
    <div className="machine-box identity-card" data-side={side}>
      <Group gap="xs" wrap="nowrap">
        <RoleBadge side={side} />
        <Text size="md" fw={600} truncate>
          {facts?.hostName ?? address}
        </Text>
        {state.lost[side] && (
          <Badge color="red" style={{ flexShrink: 0 }}>
            {common.lostConnection(sides[side])}
          </Badge>
        )}
      </Group>
      <Faint truncate>
        <span className="mono">{address}</span>
        {' · '}
        {product?.version ?? plan[side].version ?? common.versionUnknown}
        {' · '}
        {identity ? (
          <span className="mono" title={identity.sha256}>
            {identity.sha256.slice(0, 19)}
          </span>
        ) : (
          common.notConnectedYet
        )}
      </Faint>
    </div>
  );
}
