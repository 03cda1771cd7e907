import { Stack } from '@mantine/core';
import { memo } from 'react';
import { SizeGauge } from '../../components/size-gauge.tsx';
import { useOfRun } from '../../store/use-of-run.ts';
import { PlaceTable } from '../transfer/place-table.tsx';
import { TransferCard } from '../transfer/transfer-card.tsx';

/** The copy is read again and compared: a phase of its own, and green only when it has passed. */
export default memo(function VerifyStage() {
  const sizeBytes = useOfRun(
    ({ artifacts, backup }) =>
      artifacts.find(({ role }) => role === 'backup')?.sizeBytes ?? backup?.sizeBytes,
  );
  return (
    <Stack gap="md">
      <TransferCard step="verify" />
      {sizeBytes !== undefined && sizeBytes > 0 && <SizeGauge sizeBytes={sizeBytes} />}
      <PlaceTable />
    </Stack>
  );
});
