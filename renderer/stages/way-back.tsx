import { isPastHoldPoint } from '../../shared/run/reduce-run.ts';
import { leftByHand } from '../../shared/run/standing/left-by-hand.ts';
import { rollbackSheet } from '../../shared/text/sheets/by-hand-text.ts';
import { RunSheetCard } from '../components/run-sheet/run-sheet-card.tsx';
import { useWords } from '../store/words-store.ts';
import type { JobProps } from '../store/run-store.ts';

/** The run sheets of the way back; the one of before the hold point as long as it can be gone. */
export function WayBack({ plan, state }: JobProps) {
  const words = useWords();
  const left = leftByHand(state, plan);
  return (
    <>
      {!isPastHoldPoint(state) && <RunSheetCard sheet={rollbackSheet(words, left, 'before-hold-point')} />}
      <RunSheetCard sheet={rollbackSheet(words, left, 'after-hold-point')} />
    </>
  );
}
