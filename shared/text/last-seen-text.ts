import type { Lifecycle } from '../run/run-state.ts';
import type { LastSeen } from '../run/standing/last-seen.ts';
import type { FirstWords } from './words.ts';

/**
 * When each appliance was last heard of, and when it was looked for in vain: what stands behind any sentence about the state that
 * it is in. Empty where nothing was heard or looked for yet. `moment` words a time (ISO 8601); by default as the time of a day.
 */
export function lastSeenText(
  { lastSeen, format }: FirstWords,
  seen: LastSeen,
  moment: (iso: string) => string = format.time,
): string {
  return (['old', 'new'] as const)
    .flatMap((side) => {
      const { heardAt, silentAt } = seen[side];
      if (silentAt !== undefined)
        return [
          heardAt === undefined
            ? lastSeen.unheard[side](moment(silentAt))
            : lastSeen.heardThenNot[side](moment(heardAt), moment(silentAt)),
        ];
      return heardAt === undefined ? [] : [lastSeen.heard[side](moment(heardAt))];
    })
    .join(' ');
}

/** How far a job has come, and when each appliance was last seen: whether it serves now, nobody knows who does not look now. */
export function lifecycleText(
  words: FirstWords,
  { lifecycle, lastSeen }: { readonly lifecycle: Lifecycle; readonly lastSeen: LastSeen },
  moment: (iso: string) => string,
): string {
  return [words.lifecycleMeans[lifecycle], lastSeenText(words, lastSeen, moment)]
    .filter((part) => part !== '')
    .join(' ');
}
