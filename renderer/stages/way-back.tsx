import { isPastHoldPoint } from '../../shared/run/reduce-run.ts';
import { RunSheetCard } from '../components/run-sheet/run-sheet-card.tsx';
import { machineNamesOf } from './plan/machine-names.ts';
import { useWords } from '../store/words-store.ts';
import type { JobProps } from '../store/run-store.ts';

/** The run sheets of the way back; the one of before the hold point as long as it can be gone. */
export function WayBack({ plan, state }: JobProps) {
  const { rollback } = useWords();
  const names = machineNamesOf(plan, state);
  return (
    <>
      {!isPastHoldPoint(state) && <RunSheetCard sheet={rollback['before-hold-point'](names)} />}
      <RunSheetCard sheet={rollback['after-hold-point'](names)} />
    </>
  );
}
