import { Stack } from '@mantine/core';
import { memo } from 'react';
import { SizeGauge } from '../../components/size-gauge.tsx';
import { useOfRun } from '../../store/use-of-run.ts';
import { PlaceTable } from '../transfer/place-table.tsx';
import { TransferCard } from '../transfer/transfer-card.tsx';

/** The copy of the backup to this computer, held against the limit. */
export default memo(function PullStage() {
  const sizeBytes = useOfRun(
    ({ artifacts, backup }) =>
      artifacts.find(({ role }) => role === 'backup')?.sizeBytes ?? backup?.sizeBytes,
  );
  return (
    <Stack gap="md">
      <TransferCard step="pull" />
      {sizeBytes !== undefined && sizeBytes > 0 && <SizeGauge sizeBytes={sizeBytes} />}
      <PlaceTable />
    </Stack>
  );
});
