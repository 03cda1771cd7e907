import { Stack, Text, Title } from '@mantine/core';
import { SizeGauge } from '../../components/figures/size-gauge.tsx';
import { useRun } from '../../store/run-store.ts';
import { useOfRun } from '../../store/use-of-run.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { HashTable } from '../transfer/hash-table.tsx';
import { TransferCard } from '../transfer/transfer-card.tsx';
import { TransferPhases } from '../transfer/transfer-phases.tsx';
import { WhereItLies } from '../transfer/where-it-lies.tsx';

/** The backup on its way to this computer. */
export default function PullStage() {
  const { transfer } = useOwnWords();
  const isHandedOver = useOfRun((state) => state.backup?.handedOverPath !== undefined);
  return (
    <Stack gap="md">
      <TransferPhases shown="pull" />
      <TransferCard
        phase="pull"
        note={
          isHandedOver === false && (
            <Text size="sm" c="dimmed">
              {transfer.relayNote}
            </Text>
          )
        }
      />
      <Size />
      <WhereItLies />
      <HashTable />
    </Stack>
  );
}

/** The whole size, as soon as somebody tells it; not what has arrived. */
function Size() {
  const { transfer } = useOwnWords();
  const announced = useRun(({ latest }) => latest.pull?.totalBytes);
  const known = useOfRun(
    (state) => state.artifacts.find(({ role }) => role === 'backup')?.sizeBytes ?? state.backup?.sizeBytes,
  );
  const sizeBytes = known === undefined || known === 0 ? announced : known;
  if (sizeBytes === undefined || sizeBytes === 0) return null;
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="h6">
        {transfer.sizeTitle}
      </Title>
      <SizeGauge sizeBytes={sizeBytes} />
    </Stack>
  );
}
