import { clientKey } from './client-list.ts';

/** When each computer of a list was seen last, by {@link clientKey}: milliseconds since the epoch. */
export type SeenTimes = ReadonlyMap<string, number>;

export interface MovedClients {
  /** Seen by the new appliance since, and not later by the old one. */
  readonly there: readonly string[];
  readonly behind: readonly string[];
  /** Of `behind`, seen by the old appliance since; undefined where its list tells no times. */
  readonly withOld: readonly string[] | undefined;
}

/**
 * Where the clients are that were told at `sinceMs` to move from the old appliance to the new one, which nobody could find before. What a
 * list does not hold was not seen. Pure.
 */
export function movedClients(
  names: readonly string[],
  sinceMs: number,
  onNew: SeenTimes,
  onOld: SeenTimes | undefined,
): MovedClients {
  const isThere = (name: string): boolean => {
    const [seenMs, oldMs] = [onNew.get(clientKey(name)), onOld?.get(clientKey(name))];
    // One that went back, or whose name two computers have, is with the old appliance.
    return seenMs !== undefined && seenMs > sinceMs && (oldMs === undefined || oldMs <= seenMs);
  };
  const behind = names.filter((name) => !isThere(name));
  return {
    there: names.filter(isThere),
    behind,
    withOld: onOld && behind.filter((name) => (onOld.get(clientKey(name)) ?? 0) > sinceMs),
  };
}
