import { useOfRun } from '../../store/use-of-run.ts';
import { transferStatus, type TransferStatus } from './transfer-status.ts';
import type { TransferPhase } from './transfer-tasks.ts';

/** How a phase of the open job stands. Drawn anew when that changes, and not with every byte. */
export function useTransferStatus(phase: TransferPhase): TransferStatus {
  const step = useOfRun((state) => state.steps[phase]);
  const isRunning = useOfRun((state) => state.isRunning);
  const countdown = useOfRun((state) => state.countdown);
  return transferStatus(step ?? { kind: 'pending' }, isRunning ?? false, countdown);
}
