import type { RunState } from '../run/run-state.ts';
import { backupAge } from '../run/standing/backup-age.ts';
import type { Words } from './words.ts';

/** How old the backup is, by whose word, and what that means: a sentence or two. Once the outage began: how old it was then. */
export function backupAgeText(
  words: Pick<Words, 'format' | 'holdBrief' | 'inspect'>,
  state: RunState,
  nowMs: number,
): string {
  const { format, holdBrief, inspect } = words;
  const age = backupAge(state);
  if (age.kind === 'unknown') return state.backup ? holdBrief.ageUnknown : holdBrief.noBackup;
  const untilMs = state.outage ? Date.parse(state.outage.beganAt) : nowMs;
  const since = (ms: number) => format.duration(Math.max(1_000, untilMs - ms));
  const made =
    age.kind === 'made'
      ? holdBrief.madeAgo(since(age.atMs), format.time(new Date(age.atMs).toISOString()))
      : holdBrief.madeAtLeastAgo(since(age.sinceMs));
  const stands = age.from === undefined ? '' : ` ${holdBrief.ageStands(inspect.sources[age.from])}`;
  return `${made}.${stands} ${holdBrief.ageMeans}`;
}
