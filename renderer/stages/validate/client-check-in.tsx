import './missing-clients.css';
import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Plan } from '../../../shared/contract/plan.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Figure } from '../../components/figures/figure.tsx';
import { ProofBadge } from '../../components/proofs/proof-badge.tsx';
import { WaitLines } from '../../components/wait-lines.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { ClientCurve } from './client-curve.tsx';
import { MissingKinds } from './missing-kinds.tsx';

/** Who has checked in since the switch, how that went on, and who is missing by name. */
export function ClientCheckIn({ plan, state }: { plan: Plan; state: RunState }) {
  const { format, longWaits } = useWords();
  const { common, validate } = useOwnWords();
  const { baseline, clientsSeen } = state;
  const proof = state.proofs.find(({ id }) => id === 'validate.clients');
  const step = state.steps['readmit-clients'];
  const isWatching = state.isRunning && step.kind === 'running';
  const words = longWaits['readmit-clients'];
  return (
    <Stack gap="sm" component="section">
      <Group gap="sm">
        <Title order={3} size="h5">
          {validate.clientsTitle}
        </Title>
        <ProofBadge status={proof?.status} fallback={isWatching ? validate.watching : validate.notYet} />
      </Group>
      {!baseline && <Text size="sm">{validate.noBaseline}</Text>}
      {baseline && (
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
          <Figure label={validate.before} value={format.number(baseline.count)} />
          <Figure
            label={validate.seen}
            value={clientsSeen ? format.number(clientsSeen.seen) : common.notCounted}
          />
          <Figure
            label={validate.missing}
            value={clientsSeen ? format.number(clientsSeen.baseline - clientsSeen.seen) : common.notCounted}
          />
          <Figure label={validate.watchedFor} value={format.duration(plan.limits.clientMinutes * 60_000)} />
        </SimpleGrid>
      )}
      {baseline && clientsSeen && <ClientCurve baseline={baseline.count} />}
      {clientsSeen?.missingKinds && clientsSeen.missingKinds.length > 0 && (
        <MissingKinds kinds={clientsSeen.missingKinds} />
      )}
      {clientsSeen && clientsSeen.missing.length > 0 && (
        <Missing missing={clientsSeen.missing} count={clientsSeen.baseline - clientsSeen.seen} />
      )}
      {isWatching && words && <WaitLines words={words} />}
    </Stack>
  );
}

/** A client that is off at night is missing, not lost. */
function Missing({ missing, count }: { missing: readonly string[]; count: number }) {
  const { format } = useWords();
  const { validate } = useOwnWords();
  const more = count - missing.length;
  return (
    <Stack gap={4}>
      <Group gap="sm">
        <Title order={4} size="h6">
          {validate.missingTitle(format.number(count))}
        </Title>
        <CopyButton value={missing.map((name) => plainText(name)).join('\n')} />
      </Group>
      <Text size="sm" c="dimmed">
        {validate.missingMeans}
      </Text>
      <ul
        className="missing-clients mono"
        tabIndex={0}
        aria-label={validate.missingTitle(format.number(count))}
      >
        {missing.map((name) => (
          <li key={name}>{plainText(name)}</li>
        ))}
      </ul>
      {more > 0 && <Text size="sm">{validate.andMore(format.number(more))}</Text>}
    </Stack>
  );
}
