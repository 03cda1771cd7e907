import { clientKey } from './client-list.ts';

/** When each computer of a list was seen last, by {@link clientKey}: milliseconds since the epoch. */
export type SeenTimes = ReadonlyMap<string, number>;

export interface MovedClients {
  /** Seen by the new appliance since, and last by no other; nobody where no later list of the old one says so. */
  readonly there: readonly string[];
  readonly behind: readonly string[];
  /** Of `behind`, seen by the old appliance since; undefined where no later list of it tells times. */
  readonly withOld: readonly string[] | undefined;
}

/**
 * Where the clients are that were told at `sinceMs` or later to move from the old appliance to the new one, which nobody could find before.
 * What a list does not hold was not seen. The old appliance's list counts where it shows a contact after `toldMs`, when the last of them
 * were told: each one moves at its next contact there, so that one without any is of before. Without it a list of the old appliance that
 * is handed over as the new one's would have everybody moved. Pure.
 */
export function movedClients(
  names: readonly string[],
  { sinceMs, toldMs }: { readonly sinceMs: number; readonly toldMs: number },
  onNew: SeenTimes,
  ofOld: SeenTimes | undefined,
): MovedClients {
  const onOld = ofOld && [...ofOld.values()].some((seenMs) => seenMs > toldMs) ? ofOld : undefined;
  const isThere = (name: string): boolean => {
    if (!onOld) return false;
    const [seenMs, oldMs] = [onNew.get(clientKey(name)), onOld.get(clientKey(name))];
    // One that went back, or whose name two computers have, is with the old appliance; the same time in both lists is one list twice.
    return seenMs !== undefined && seenMs > sinceMs && (oldMs === undefined || oldMs < seenMs);
  };
  const behind = names.filter((name) => !isThere(name));
  return {
    there: names.filter(isThere),
    behind,
    withOld: onOld && behind.filter((name) => (onOld.get(clientKey(name)) ?? 0) > sinceMs),
  };
}
