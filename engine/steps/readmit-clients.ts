import { proof } from '../../shared/run/proof.ts';
import type { Client } from '../../shared/run/facts.ts';
import type { Appliance } from '../appliance/appliance.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { kindText, missingByKind } from '../../shared/rules/clients/missing-clients.ts';
import { readClients, type ClientList } from './read-clients.ts';
import { instantOf } from './readmit-clients/instant-of.ts';
import { letClientsIn } from '../cut-over/let-clients-in.ts';
import { settleRows } from '../ledger/settle-rows.ts';
import { refuseOthers } from '../cut-over/watch-for-old.ts';
import type { ActStep, StepContext } from '../run/step.ts';

const pollMs = 1_000;
/** Every look at the API is several requests. */
const apiPollMs = 10_000;
/** How often it is looked whether the old appliance stays off meanwhile. */
const lookEveryMs = 10_000;
const maxMissing = 200;
const maxKinds = 20;

/**
 * Lets the clients in, where that was not done when the new appliance took the address, and watches who checks in, against the
 * baseline that was taken at the hold point. A client that is off at night is missing, not lost: when the time is over the missing are named and the rest counts.
 */
export const readmitClients: ActStep = {
  kind: 'act',
  id: 'readmit-clients',
  // Who is there is counted in every run.
  observe: async () => 'ready',
  act: async (context) => {
    await settleRows(context, 'readmit-clients');
    const appliance = await context.appliance('new');
    await letClientsIn(context, appliance);
    await watchClients(context, appliance);
    return 'done';
  },
};

/** Looks who has checked in, until all are back or the time is over. */
export async function watchClients(context: StepContext, appliance: Appliance): Promise<void> {
  const { baseline } = context.state;
  // Nobody was there before: that all of nobody is back shows nothing.
  if (!baseline || baseline.count === 0) {
    prove(context, proof('validate.clients', 'could-not-test', { seen: 0, baseline: 0, missing: '' }, 'new'));
    return;
  }
  const { clock, plan, signal } = context;
  const startMs = clock.monotonicMs();
  let lookedMs = startMs;
  for (;;) {
    if (clock.monotonicMs() - lookedMs > lookEveryMs) {
      await refuseOthers(context);
      lookedMs = clock.monotonicMs();
    }
    const elapsedMs = clock.monotonicMs() - startMs;
    const list = await readClientsIfItCan(context, appliance);
    if (!list) {
      prove(
        context,
        proof(
          'validate.clients',
          'could-not-test',
          { seen: 0, baseline: baseline.count, missing: '' },
          'new',
        ),
      );
      return;
    }
    const { isComparable, seen, missing } = compare(context, baseline.names, list.clients);
    const missingKinds = baseline.kinds && missingByKind(baseline.names, baseline.kinds, new Set(missing));
    if (!isComparable && list.source !== 'appliance') {
      const params = { seen: 0, baseline: baseline.count, missing: '' };
      prove(context, proof('validate.clients', 'could-not-test', params, 'new'));
      return;
    }
    context.emit({
      type: 'clients.seen',
      seen,
      baseline: baseline.count,
      missing: missing.slice(0, maxMissing),
      ...(missingKinds && { missingKinds: missingKinds.slice(0, maxKinds) }),
    });
    const isComplete = missing.length === 0;
    // A list that a person exported is looked at once: it does not change while we wait.
    if (isComplete || list.source === 'csv' || elapsedMs > plan.limits.clientMinutes * 60_000) {
      const status = isComplete ? 'passed' : seen > 0 ? 'passed-with-warning' : 'failed';
      const params = {
        seen,
        baseline: baseline.count,
        missing: missing.slice(0, maxMissing).join(', '),
        ...(missingKinds && { kinds: missingKinds.slice(0, maxKinds).map(kindText).join('; ') }),
      };
      prove(context, proof('validate.clients', status, params, 'new'));
      if (status === 'failed')
        throw new MigrationError('validate.failed', { checks: 'validate.clients' }, { side: 'new' });
      return;
    }
    await clock.sleep(list.source === 'api' ? apiPollMs : pollMs, signal);
  }
}

/** An API that does not answer, or with another certificate than before, says nothing about the clients. */
async function readClientsIfItCan(
  context: StepContext,
  appliance: Appliance,
): Promise<ClientList | undefined> {
  try {
    return await readClients(context, appliance);
  } catch (error) {
    if (isMigrationError(error, 'appliance.api-refused')) return undefined;
    throw error;
  }
}

/**
 * A client is back when it checked in after the outage began: what the backup brought along was seen by the old appliance.
 * A time without a zone says nothing about before and after; `isComparable` is false where there is no other.
 */
function compare(context: StepContext, baseline: readonly string[], clients: readonly Client[]) {
  const sinceMs = Date.parse(context.state.outage?.beganAt ?? '');
  const skewMs = context.state.new.facts?.clockSkewMs ?? 0;
  const times = clients.map((client) => ({ name: client.name, seenMs: instantOf(client.lastSeenAt) }));
  const isComparable = !Number.isNaN(sinceMs) && times.some(({ seenMs }) => seenMs !== undefined);
  const back = new Set(
    times.filter(({ seenMs }) => seenMs !== undefined && seenMs - skewMs > sinceMs).map(({ name }) => name),
  );
  const missing = baseline.filter((name) => !back.has(name));
  return { isComparable, seen: baseline.length - missing.length, missing };
}

function prove(context: StepContext, made: ReturnType<typeof proof>): void {
  context.emit({ type: 'proved', step: 'readmit-clients', proof: made });
}
