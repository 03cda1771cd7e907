import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { Client } from '../../../shared/run/facts.ts';
import type { StepContext } from '../../run/step.ts';
import { toldInstant, wallClockOf, zoneOffset } from './instant-of.ts';

const mostAttempts = 3;
/** Clocks are not always right. */
const skewMs = 10 * 60_000;

/**
 * How many minutes the clock of an appliance's lists is ahead of UTC: what this run learned before, or by asking when one
 * computer was last in contact by the admin's own clock. Undefined where nobody knows, where no person is there, and where the
 * answer fits no zone: then times without a zone are not compared.
 */
export async function learnZone(
  context: StepContext,
  side: ApplianceSide,
  clients: readonly Client[],
): Promise<number | undefined> {
  const { state, clock, signal } = context;
  const known = state.clientZones[side];
  // Of this run: whoever was wrong is asked again, and clocks change with the season.
  if (known && known.seq > state.runSeq) return known.offsetMinutes;
  const row = newest(clients);
  if (!row || !context.isAttended) return undefined;
  const { name, lastSeenAt, wallMs } = row;
  const ofOld = side === 'old' ? { side } : {};
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const told = await context.ask({ kind: 'client-time', ...ofOld, name, lastSeenAt, attempt }, { signal });
    if (told.trim() === '') return undefined;
    const toldMs = toldInstant(told);
    // Nobody was seen in the future: a wrong day would have every client back.
    if (toldMs === undefined || toldMs > clock.now() + skewMs) continue;
    const offsetMinutes = zoneOffset(wallMs, toldMs);
    if (offsetMinutes === undefined) continue;
    context.emit({
      type: 'clients.zone',
      ...ofOld,
      offsetMinutes,
      name,
      by: state.operator,
    });
    return offsetMinutes;
  }
  return undefined;
}

/** The computer that was seen last: its time is the easiest to find out. */
function newest(clients: readonly Client[]) {
  const rows = clients.flatMap(({ name, lastSeenAt }) => {
    const wallMs = wallClockOf(lastSeenAt);
    return wallMs === undefined || lastSeenAt === undefined ? [] : [{ name, lastSeenAt, wallMs }];
  });
  return rows.sort((a, b) => b.wallMs - a.wallMs)[0];
}
