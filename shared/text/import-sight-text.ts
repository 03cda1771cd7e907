import type { ImportSight } from '../run/import/import-sight.ts';
import { importSigns } from '../run/import/import-watch.ts';
import type { RunState } from '../run/run-state.ts';
import { plainText } from './plain-text.ts';
import type { ImportSightWords } from './en/import/import-sight.ts';

/** What is seen of an import by hand, a line a thing, the last lines of its log last. */
export function sightLines(
  words: ImportSightWords,
  { importWatch }: Pick<RunState, 'importWatch'>,
  sight: ImportSight,
): string[] {
  const restarted = importWatch && importSigns(importWatch).restarted;
  return [...words.lines(sight, restarted), ...(sight.log ?? [])].map((line) => plainText(line));
}
