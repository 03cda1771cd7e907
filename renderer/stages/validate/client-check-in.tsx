import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { isWholeKindMissing } from '../../../shared/rules/clients/missing-clients.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { MissingKind } from '../../../shared/run/facts.ts';
import { ClientNames } from '../../components/client-names.tsx';
import { Figure } from '../../components/figures/figure.tsx';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { ClientCurve } from './client-curve.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { ProofBadge } from '../../components/proofs/proof-list.tsx';
import { WaitLines } from '../../components/long-wait.tsx';
import { Section } from '../../components/prose.tsx';
import type { JobProps } from '../../store/run-store.ts';

/** Who has checked in since the switch, how that went on, and who is missing by name. */
export function ClientCheckIn({ plan, state }: JobProps) {
  const { format, longWaits } = useWords();
  const { common, validate } = useOwnWords();
  const { baseline, clientsSeen } = state;
  const proof = state.proofs.find(({ id }) => id === 'validate.clients');
  const step = state.steps['readmit-clients'];
  const isWatching = state.isRunning && step.kind === 'running';
  const words = longWaits['readmit-clients'];
  const missing = clientsSeen && clientsSeen.baseline - clientsSeen.seen;
  return (
    <Stack gap="sm" component="section">
      <Group gap="sm">
        <Title order={3} size="h5">
          {validate.clientsTitle}
        </Title>
        <ProofBadge status={proof?.status} fallback={isWatching ? validate.watching : validate.notYet} />
      </Group>
      {baseline ? (
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
          <Figure label={validate.before} value={format.number(baseline.count)} />
          <Figure
            label={validate.seen}
            value={clientsSeen ? format.number(clientsSeen.seen) : common.notCounted}
          />
          <Figure
            label={validate.missing}
            value={missing === undefined ? common.notCounted : format.number(missing)}
          />
          <Figure label={validate.watchedFor} value={format.duration(plan.limits.clientMinutes * 60_000)} />
        </SimpleGrid>
      ) : (
        <Text>{validate.noBaseline}</Text>
      )}
      {baseline && clientsSeen && <ClientCurve baseline={baseline.count} />}
      {clientsSeen?.missingKinds && clientsSeen.missingKinds.length > 0 && (
        <MissingKinds kinds={clientsSeen.missingKinds} />
      )}
      {clientsSeen && missing !== undefined && clientsSeen.missing.length > 0 && (
        <ClientNames
          title={validate.missingTitle(format.number(missing))}
          means={validate.missingMeans}
          names={clientsSeen.missing}
          count={missing}
        />
      )}
      {clientsSeen && <Changes seen={clientsSeen} />}
      {isWatching && words && <WaitLines words={words} />}
    </Stack>
  );
}

/** The missing clients by system and agent version: a kind of which none came back has a reason of its own. */
function MissingKinds({ kinds }: { kinds: readonly MissingKind[] }) {
  const { format } = useWords();
  const { validate } = useOwnWords();
  const told = (text: string) => (text === '' ? validate.notTold : plainText(text));
  return (
    <Section order={4} size="h6" title={validate.missingKindsTitle}>
      <DataTable
        aria-label={validate.missingKindsTitle}
        minWidth={420}
        columns={[validate.system, validate.agentVersion, validate.missing]}
        rows={kinds.map((kind) => ({
          key: JSON.stringify([kind.os, kind.agentVersion]),
          cells: [
            told(kind.os),
            told(kind.agentVersion),
            <>
              {validate.missingOf(format.number(kind.missing), format.number(kind.baseline))}
              {isWholeKindMissing(kind) && (
                <Text size="xs" fw={600}>
                  {validate.wholeKind}
                </Text>
              )}
            </>,
          ],
        }))}
      />
    </Section>
  );
}

/** What the list of the new appliance shows beside who is back. */
function Changes({ seen }: { seen: NonNullable<JobProps['state']['clientsSeen']> }) {
  const { format } = useWords();
  const { validate } = useOwnWords();
  const { added, otherVersion, duplicates = [] } = seen;
  const versions = otherVersion?.clients.map(({ name, before, after }) => `${name}: ${before} → ${after}`);
  return (
    <>
      {added && added.count > 0 && (
        <ClientNames
          title={validate.addedTitle(format.number(added.count))}
          names={added.names}
          count={added.count}
        />
      )}
      {otherVersion && versions && otherVersion.count > 0 && (
        <ClientNames
          title={validate.otherVersionTitle(format.number(otherVersion.count))}
          names={versions}
          count={otherVersion.count}
        />
      )}
      {duplicates.length > 0 && (
        <ClientNames
          title={validate.duplicatesTitle(format.number(duplicates.length))}
          means={validate.duplicatesMean}
          names={duplicates}
          count={duplicates.length}
        />
      )}
    </>
  );
}
