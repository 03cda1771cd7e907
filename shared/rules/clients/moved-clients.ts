import { clientKey } from './client-list.ts';

/** When each computer of a list was seen last, by {@link clientKey}: milliseconds since the epoch. */
export type SeenTimes = ReadonlyMap<string, number>;

/**
 * Why nobody can say who moved. `old-list`: none of the old appliance was handed over or could be read; `old-times`, `new-times`: a list
 * tells no time that can be compared; `one-list`: the same one was handed over for both; `old-earlier`: the old appliance's list is of before the last of them were told; `others-there`: the
 * new appliance's list has seen those whom nobody told to move as often as those who were told, as only the old one's would;
 * `went-back`: most of those who had moved in an earlier wave are with the old appliance again, or the two lists are exchanged.
 */
export const moveDoubts = [
  'old-list',
  'old-times',
  'new-times',
  'one-list',
  'old-earlier',
  'others-there',
  'went-back',
] as const;

/** What speaks against the lists that are there, so that nobody's word goes on with them. */
export const blockingDoubts: readonly MoveDoubt[] = ['one-list', 'others-there', 'went-back'];

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
      /** In no list of before, and last seen by the old appliance since: they joined it meanwhile. By {@link clientKey}. */
      readonly joined: readonly string[];
    }
  | { readonly kind: 'uncompared'; readonly doubt: MoveDoubt; readonly seen: readonly string[] };

/** Who is who in a wave, by name. */
export interface WaveMembers {
  /** Everybody who was told to move, in the waves before too. */
  readonly moving: readonly string[];
  /** Nobody told them to move yet. */
  readonly others: readonly string[];
  /** Of `moving`, seen to have moved in an earlier wave. */
  readonly movedBefore: readonly string[];
  /** Everybody whom the old appliance served before the first wave. */
  readonly known: readonly string[];
}

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
  { moving: names, others, movedBefore, known }: WaveMembers,
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
  if (isOneList) return uncompared('one-list');
  // One or another may have been moved unasked. Looked for whatever stands beside it: no missing list excuses it.
  const seen = names.filter((name) => isSince(onNew, name));
  const strangers = others.filter((name) => isSince(onNew, name));
  if (strangers.length * names.length * 2 > seen.length * others.length) return uncompared('others-there');
  if (onOld === 'none') return uncompared('old-list');
  if (!onOld) return uncompared('old-times');
  if (![...onOld.values()].some((seenMs) => seenMs > toldMs)) return uncompared('old-earlier');
  const isThere = (name: string): boolean => {
    const [seenMs, oldMs] = [onNew.get(clientKey(name)), onOld.get(clientKey(name))];
    // One that went back, or whose name two computers have, is with the old appliance.
    return seenMs !== undefined && seenMs > sinceMs && (oldMs === undefined || oldMs < seenMs);
  };
  const isBack = movedBefore.filter((name) => !isThere(name));
  if (isBack.length * 2 > movedBefore.length) return uncompared('went-back');
  const there = names.filter(isThere);
  const behind = names.filter((name) => !isThere(name));
  const before = new Set(known.map(clientKey));
  const joined = [...onOld].filter(
    ([key, seenMs]) => seenMs > sinceMs && !before.has(key) && (onNew.get(key) ?? 0) <= seenMs,
  );
  return {
    kind: 'compared',
    there,
    behind,
    withOld: behind.filter((name) => isSince(onOld, name)),
    joined: joined.map(([key]) => key),
  };
}
