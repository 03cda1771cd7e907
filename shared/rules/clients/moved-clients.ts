import { clientKey } from './client-list.ts';

/** When each computer of a list was seen last, by {@link clientKey}: milliseconds since the epoch. */
export type SeenTimes = ReadonlyMap<string, number>;

/**
 * Why nobody can say who moved. `old-list`: none of the old appliance was handed over or could be read; `old-times`, `new-times`: a list
 * tells no time that can be compared; `one-list`: the same one was handed over for both; `old-earlier`: the old appliance's list is of before the last of them were told; `others-there`: the
 * new appliance's list has seen those whom nobody told to move, as only the old one's would.
 */
export const moveDoubts = [
  'old-list',
  'old-times',
  'new-times',
  'one-list',
  'old-earlier',
  'others-there',
] as const;
export type MoveDoubt = (typeof moveDoubts)[number];

/** Where the clients are. `uncompared`: nobody counts as moved; `seen`: who stands as seen since in the new appliance's list alone. */
export type MovedClients =
  | {
      readonly kind: 'compared';
      /** Seen by the new appliance since, and last by no other. */
      readonly there: readonly string[];
      readonly behind: readonly string[];
      /** Of `behind`, seen by the old appliance since. */
      readonly withOld: readonly string[];
    }
  | { readonly kind: 'uncompared'; readonly doubt: MoveDoubt; readonly seen: readonly string[] };

/** Both lists, each with its times where it tells any. */
export interface ListTimes {
  readonly onNew: SeenTimes | undefined;
  /** `none`: there is no such list. */
  readonly onOld: SeenTimes | undefined | 'none';
  /** Both hold the same rows. Their times may differ here, for the clocks of both servers do. */
  readonly isOneList: boolean;
}

/**
 * Where the clients are that were told at `sinceMs` or later to move from the old appliance to the new one, which nobody could find before.
 * What a list does not hold was not seen. The old appliance's list counts where it shows a contact after `toldMs`, when the last of them
 * were told: each one moves at its next contact there, so that one without any is of before. `others` were told nothing. Without these
 * lists of the old appliance handed over as the new one's would have everybody moved. Pure.
 */
export function movedClients(
  names: readonly string[],
  others: readonly string[],
  { sinceMs, toldMs }: { readonly sinceMs: number; readonly toldMs: number },
  { onNew, onOld, isOneList }: ListTimes,
): MovedClients {
  const isSince = (times: SeenTimes, name: string) => (times.get(clientKey(name)) ?? 0) > sinceMs;
  const uncompared = (doubt: MoveDoubt): MovedClients => ({
    kind: 'uncompared',
    doubt,
    seen: onNew ? names.filter((name) => isSince(onNew, name)) : [],
  });
  if (!onNew) return uncompared('new-times');
  if (onOld === 'none') return uncompared('old-list');
  if (!onOld) return uncompared('old-times');
  if (isOneList) return uncompared('one-list');
  if (![...onOld.values()].some((seenMs) => seenMs > toldMs)) return uncompared('old-earlier');
  const isThere = (name: string): boolean => {
    const [seenMs, oldMs] = [onNew.get(clientKey(name)), onOld.get(clientKey(name))];
    // One that went back, or whose name two computers have, is with the old appliance.
    return seenMs !== undefined && seenMs > sinceMs && (oldMs === undefined || oldMs < seenMs);
  };
  const there = names.filter(isThere);
  const behind = names.filter((name) => !isThere(name));
  // One or another may have been moved unasked; most of them were not.
  const withOldOfOthers = others.filter((name) => isSince(onOld, name));
  const strangers = withOldOfOthers.filter((name) => isSince(onNew, name));
  if (there.length > 0 && strangers.length * 2 > withOldOfOthers.length) return uncompared('others-there');
  return {
    kind: 'compared',
    there,
    behind,
    withOld: behind.filter((name) => isSince(onOld, name)),
  };
}
