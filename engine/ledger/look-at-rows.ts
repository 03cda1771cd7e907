import type { LedgerRowId } from '../../shared/rules/ledger/ledger.ts';
import { proof } from '../../shared/run/proof.ts';
import { readClientCommunication } from '../appliance/operations/client-communication.ts';
import { isOfFamily } from '../errors.ts';
import { prove } from '../run/prove.ts';
import type { StepContext } from '../run/step.ts';
import { checkLicence } from '../steps/validate/check-health.ts';

/**
 * Looks at what can be seen of these rows on the new appliance, and tells it. One that cannot be looked at is left to a person.
 * Reads only. Throws `reach.*`.
 */
export async function lookAtRows(context: StepContext, rows: readonly LedgerRowId[]): Promise<void> {
  const appliance = await context.appliance('new');
  if (
    rows.includes('communication-off') &&
    appliance.how('client-communication-state').mode === 'automated'
  ) {
    const state = await readClientCommunication(appliance, context.signal);
    const status = state === 'off' ? 'passed' : state === 'on' ? 'passed-with-warning' : 'could-not-test';
    prove(context, 'readmit-clients', proof('ledger.communication-off', status, { state }, 'new'));
  }
  if (rows.includes('licence') && appliance.how('licence').mode === 'automated')
    prove(context, 'readmit-clients', await checkLicence(context, appliance));
  if (!rows.includes('siem') || appliance.how('siem-state').mode !== 'automated') return;
  try {
    const { state } = await appliance.run('siem-state', {}, context.signal);
    // A sender that runs does not show that anything arrives.
    const status = state === 'active' ? 'passed' : 'passed-with-warning';
    prove(context, 'finalise', proof('ledger.syslog', status, { state }, 'new'));
  } catch (error) {
    if (!isOfFamily(error, 'appliance', 'auth')) throw error;
  }
}
