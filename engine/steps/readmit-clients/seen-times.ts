import { clientKey } from '../../../shared/rules/clients/client-list.ts';
import type { SeenTimes } from '../../../shared/rules/clients/moved-clients.ts';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { StepContext } from '../../run/step.ts';
import type { ClientList } from '../read-clients.ts';
import { instantOf } from './instant-of.ts';
import { learnZone } from './learn-zone.ts';

/**
 * When an appliance saw each computer of its list last, by the clock of this computer; `isZoneByWord`: the list told no zone, and a person
 * did. Undefined where none of its times can be held against another.
 */
export async function seenTimes(
  context: StepContext,
  side: ApplianceSide,
  { clients }: ClientList,
): Promise<{ readonly times: SeenTimes; readonly isZoneByWord: boolean } | undefined> {
  const isZoned = clients.some(({ lastSeenAt }) => instantOf(lastSeenAt) !== undefined);
  const offset = isZoned ? undefined : await learnZone(context, side, clients);
  const skewMs = context.state[side].facts?.clockSkewMs ?? 0;
  const times = new Map(
    clients.flatMap(({ name, lastSeenAt }) => {
      const seenMs = instantOf(lastSeenAt, offset);
      return seenMs === undefined ? [] : [[clientKey(name), seenMs - skewMs] as const];
    }),
  );
  return times.size === 0 ? undefined : { times, isZoneByWord: offset !== undefined };
}
