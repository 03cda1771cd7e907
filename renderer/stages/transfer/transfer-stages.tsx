import { Stack } from '@mantine/core';
import { SizeGauge } from '../../components/figures/size-gauge.tsx';
import { useOfRun, useRun } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { TransferCard } from './transfer-card.tsx';
import { Faint, Section } from '../../components/prose.tsx';

/** The backup on its way to this computer. */
export function PullStage() {
  const { transfer } = useOwnWords();
  const isHandedOver = useOfRun((state) => state.backup?.handedOverPath !== undefined);
  return (
    <Stack gap="md">
      <TransferCard phase="pull" note={isHandedOver === false && <Faint>{transfer.relayNote}</Faint>} />
      <Size />
    </Stack>
  );
}

/** The copy, read again and held against the original. */
export function VerifyStage() {
  return <TransferCard phase="verify" />;
}

/** The verified copy on its way to the new appliance. */
export function PushStage() {
  return <TransferCard phase="push" />;
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
