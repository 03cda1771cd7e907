import { isDeepStrictEqual } from 'node:util';
import { clientChanges, clientKey } from '../../../shared/rules/clients/client-list.ts';
import type { SeenTimes } from '../../../shared/rules/clients/moved-clients.ts';
import { kindText, missingByKind } from '../../../shared/rules/clients/missing-clients.ts';
import type { EventBody } from '../../../shared/run/event.ts';
import { proof, type ProofStatus } from '../../../shared/run/proof.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { Appliance } from '../../appliance/appliance.ts';
import { MigrationError } from '../../errors.ts';
import { refuseOthers, whileWatched } from '../../cut-over/watch-for-old.ts';
import { prove } from '../../run/prove.ts';
import type { StepContext } from '../../run/step.ts';
import { readClientsIfItCan, type ClientList } from '../read-clients.ts';
import { seenTimes } from './seen-times.ts';

const pollMs = 1_000;
/** Every look at the API is several requests. */
const apiPollMs = 10_000;
/** How often it is looked whether the old appliance stays off meanwhile. */
const lookEveryMs = 10_000;
const maxMissing = 200;
const maxKinds = 20;

type Baseline = NonNullable<RunState['baseline']>;
type Seen = Omit<Extract<EventBody, { type: 'clients.seen' }>, 'type'>;

/** One list held against the baseline. */
interface Count {
  readonly list: ClientList;
  readonly seen: Seen;
  readonly missing: readonly string[];
  /** The times had no zone, and a person told it. */
  readonly isZoneByWord: boolean;
}

/**
 * Looks who has checked in, until all are back or the time is over. A list that a person exported does not change while we wait:
 * a later one is asked for until there is none, or it is the same. Throws `validate.failed` where nobody is back.
 */
export async function watchClients(context: StepContext, appliance: Appliance): Promise<void> {
  const { baseline } = context.state;
  // Nobody was there before: that all of nobody is back shows nothing.
  const counted = baseline && baseline.count > 0 ? await countAll(context, appliance, baseline) : undefined;
  if (counted) conclude(context, counted);
  else
    prove(
      context,
      'readmit-clients',
      proof(
        'validate.clients',
        'could-not-test',
        { seen: 0, baseline: baseline?.count ?? 0, missing: '' },
        'new',
      ),
    );
}

/** The last count, by whatever list that was; undefined where none could be held against the baseline. */
async function countAll(
  context: StepContext,
  appliance: Appliance,
  baseline: Baseline,
): Promise<Count | undefined> {
  const { clock, plan, signal } = context;
  const startMs = clock.monotonicMs();
  let lookedMs = startMs;
  let last: Count | undefined;
  for (;;) {
    if (clock.monotonicMs() - lookedMs > lookEveryMs) {
      await refuseOthers(context);
      lookedMs = clock.monotonicMs();
    }
    const elapsedMs = clock.monotonicMs() - startMs;
    const before = last;
    const next = await whileWatched(context, (stop) => countOnce(context, appliance, baseline, before, stop));
    if (next === 'not-comparable') return undefined;
    // Whoever has no later list goes on with what the last one showed.
    if (!next) return last;
    context.emit({ type: 'clients.seen', ...next.seen });
    const isAsBefore = next.list.source === 'csv' && isDeepStrictEqual(next.list, last?.list);
    last = next;
    const isOver = next.list.source !== 'csv' && elapsedMs > plan.limits.clientMinutes * 60_000;
    if (next.missing.length === 0 || isAsBefore || isOver) return next;
    if (next.list.source !== 'csv')
      await clock.sleep(next.list.source === 'api' ? apiPollMs : pollMs, signal);
  }
}

async function countOnce(
  context: StepContext,
  appliance: Appliance,
  baseline: Baseline,
  last: Count | undefined,
  signal: AbortSignal,
): Promise<Count | 'not-comparable' | undefined> {
  const earlier = last && { kind: 'counted' as const, seen: last.seen.seen, baseline: baseline.count };
  const list = await readClientsIfItCan({ ...context, signal }, appliance, earlier);
  if (!list) return undefined;
  const seen = await seenTimes({ ...context, signal }, 'new', list);
  const back = whoIsBack(context, seen?.times);
  if (!back && list.source !== 'appliance') return 'not-comparable';
  const missing = baseline.names.filter((name) => back?.has(clientKey(name)) !== true);
  const missingKinds = baseline.kinds && missingByKind(baseline.names, baseline.kinds, new Set(missing));
  const { added, otherVersion } = clientChanges(baseline.names, baseline.kinds ?? [], list.clients);
  return {
    list,
    missing,
    isZoneByWord: seen?.isZoneByWord === true,
    seen: {
      seen: baseline.names.length - missing.length,
      baseline: baseline.count,
      missing: missing.slice(0, maxMissing),
      ...(missingKinds && { missingKinds: missingKinds.slice(0, maxKinds) }),
      added: { count: added.length, names: added.slice(0, maxMissing) },
      otherVersion: { count: otherVersion.length, clients: otherVersion.slice(0, maxMissing) },
      duplicates: list.duplicates.slice(0, maxMissing),
    },
  };
}

/**
 * A client is back when it checked in after the outage began: what the backup brought along was seen by the old appliance.
 * Undefined where no time of the list can be held against that.
 */
function whoIsBack({ state }: StepContext, times: SeenTimes | undefined): ReadonlySet<string> | undefined {
  const sinceMs = Date.parse(state.outage?.beganAt ?? '');
  if (Number.isNaN(sinceMs) || !times) return undefined;
  return new Set([...times].filter(([, seenMs]) => seenMs > sinceMs).map(([key]) => key));
}

function conclude(context: StepContext, { seen, missing, isZoneByWord }: Count): void {
  const status = statusOf(seen, missing.length, isZoneByWord);
  const params = {
    seen: seen.seen,
    baseline: seen.baseline,
    missing: seen.missing.join(', '),
    ...(seen.missingKinds && { kinds: seen.missingKinds.map(kindText).join('; ') }),
    ...(seen.duplicates && seen.duplicates.length > 0 && { duplicates: seen.duplicates.join(', ') }),
  };
  prove(context, 'readmit-clients', proof('validate.clients', status, params, 'new'));
  if (seen.seen > 0 && status !== 'by-word') proveItIsOn(context);
  if (status === 'failed')
    throw new MigrationError('validate.failed', { checks: 'validate.clients' }, { side: 'new' });
}

/** Clients that were seen there since the old appliance is gone were let in: what was a person's word is observed. */
function proveItIsOn(context: StepContext): void {
  const told = context.state.proofs.find(({ id }) => id === 'validate.client-communication');
  if (told?.status !== 'by-word') return;
  prove(context, 'readmit-clients', proof('validate.client-communication', 'passed', { state: 'on' }, 'new'));
}

/** Of two computers with one name nobody can tell which one is back, and a zone that somebody told is her word. */
function statusOf(seen: Seen, missing: number, isZoneByWord: boolean): ProofStatus {
  if (seen.seen === 0) return 'failed';
  if (isZoneByWord) return 'by-word';
  return missing > 0 || (seen.duplicates?.length ?? 0) > 0 ? 'passed-with-warning' : 'passed';
}
