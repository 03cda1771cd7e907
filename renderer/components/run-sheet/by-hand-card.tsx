import { leftByHand } from '../../../shared/run/standing/left-by-hand.ts';
import { byHandSheet } from '../../../shared/text/sheets/by-hand-text.ts';
import type { JobProps } from '../../store/run-store.ts';
import { useWords } from '../../store/words-store.ts';
import { RunSheetCard } from './run-sheet-card.tsx';

/** What is left of the job for a person who goes on without Handover, folded until it is wanted. */
export default function ByHandCard({ plan, state }: JobProps) {
  const sheet = byHandSheet(useWords(), leftByHand(state, plan));
  return sheet ? <RunSheetCard sheet={sheet} /> : null;
}
