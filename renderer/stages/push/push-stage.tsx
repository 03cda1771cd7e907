import { Stack } from '@mantine/core';
import { HashTable } from '../transfer/hash-table.tsx';
import { TransferCard } from '../transfer/transfer-card.tsx';
import { TransferPhases } from '../transfer/transfer-phases.tsx';
import { WhereItLies } from '../transfer/where-it-lies.tsx';

/** The verified copy on its way to the new appliance. */
export default function PushStage() {
  return (
    <Stack gap="md">
      <TransferPhases shown="push" />
      <TransferCard phase="push" />
      <WhereItLies />
      <HashTable />
    </Stack>
  );
}
