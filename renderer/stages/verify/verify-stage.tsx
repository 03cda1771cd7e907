import { Stack } from '@mantine/core';
import { HashTable } from '../transfer/hash-table.tsx';
import { TransferCard } from '../transfer/transfer-card.tsx';
import { TransferPhases } from '../transfer/transfer-phases.tsx';
import { WhereItLies } from '../transfer/where-it-lies.tsx';

/** The copy, read again and held against the original. */
export default function VerifyStage() {
  return (
    <Stack gap="md">
      <TransferPhases shown="verify" />
      <TransferCard phase="verify" />
      <HashTable />
      <WhereItLies />
    </Stack>
  );
}
