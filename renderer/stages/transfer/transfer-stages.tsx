import { Stack } from '@mantine/core';
import { SizeGauge } from '../../components/figures/size-gauge.tsx';
import { useOfRun, useRun } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { HashTable } from '../transfer/hash-table.tsx';
import { TransferCard } from '../transfer/transfer-card.tsx';
import { TransferPhases } from '../transfer/transfer-phases.tsx';
import { WhereItLies } from '../transfer/where-it-lies.tsx';
import { Faint, Section } from '../../components/prose.tsx';

/** The backup on its way to this computer. */
export function PullStage() {
  const { transfer } = useOwnWords();
  const isHandedOver = useOfRun((state) => state.backup?.handedOverPath !== undefined);
  return (
    <Stack gap="md">
      <TransferPhases shown="pull" />
      <TransferCard phase="pull" note={isHandedOver === false && <Faint>{transfer.relayNote}</Faint>} />
      <Size />
      <WhereItLies />
      <HashTable />
    </Stack>
  );
}

/** The copy, read again and held against the original. */
export function VerifyStage() {
  return (
    <Stack gap="md">
      <TransferPhases shown="verify" />
      <TransferCard phase="verify" />
      <HashTable />
      <WhereItLies />
    </Stack>
  );
}

/** The verified copy on its way to the new appliance. */
export function PushStage() {
  return (
    <Stack gap="md">
      <TransferPhases shown="push" />
      <TransferCard phase="push" />
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
    <Section size="h6" title={transfer.sizeTitle}>
      <SizeGauge sizeBytes={sizeBytes} />
    </Section>
  );
}
