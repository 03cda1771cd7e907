import { Stack } from '@mantine/core';
import { memo } from 'react';
import { PlaceTable } from '../transfer/place-table.tsx';
import { TransferCard } from '../transfer/transfer-card.tsx';

/** The verified backup on its way to the new appliance. */
export default memo(function PushStage() {
  return (
    <Stack gap="md">
      <TransferCard step="push" />
      <PlaceTable />
    </Stack>
  );
});
