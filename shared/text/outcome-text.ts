import type { RunState } from '../run/run-state.ts';
import { openPoints } from '../run/standing/open-points.ts';
import type { Words } from './words.ts';

/** How the last run of a job ended, in a word; “Done” names how many points are open. Undefined where none has ended. */
export function outcomeWord(words: Pick<Words, 'outcomes' | 'cli'>, state: RunState): string | undefined {
  const { outcome } = state;
  if (outcome === undefined) return undefined;
  const openCount = outcome === 'done' ? openPoints(state).length : 0;
  return openCount === 0 ? words.outcomes[outcome].word : words.cli.doneWith(words.cli.openPoints(openCount));
}
