import { useFirstWords } from '../store/words-store.ts';
import { useNow } from './use-now.ts';

/** Within these a time of the day says which day it is of. */
const sameNightMs = 12 * 3_600_000;

/** How a moment is told: by the time of the day where it is of the last hours, else with its date. */
export function useMoment(): (iso: string) => string {
  const { format } = useFirstWords();
  const nowMs = useNow(false);
  return (iso) => (Math.abs(nowMs - Date.parse(iso)) < sameNightMs ? format.time(iso) : format.date(iso));
}
