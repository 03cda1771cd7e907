import { proof, type Proof, type ProofStatus } from '../../shared/run/proof.ts';
import type { Appliance } from '../appliance/appliance.ts';
import { prove } from '../run/prove.ts';
import type { CheckStep, StepContext } from '../run/step.ts';
import { watchClients } from './readmit-clients/watch-clients.ts';
import { validate } from './validate.ts';

/** The checks of the cut-over once more, and what shows only after a day: an audit job that hangs. Reads only. */
const lookAgain: CheckStep = {
  kind: 'check',
  id: 'validate',
  check: async (context) => {
    await validate.check(context);
    const appliance = await context.appliance('new');
    prove(context, 'validate', await checkAuditJob(context, appliance));
  },
};

/** As `readmit-clients`, without switching anything on: who is off now is missing, and named. */
const countClients: CheckStep = {
  kind: 'check',
  id: 'readmit-clients',
  check: async (context) => watchClients(context, await context.appliance('new')),
};

/** What a re-check does, in its order. */
export const recheckSteps: readonly CheckStep[] = [lookAgain, countClients];

/** One that runs at one look may be at work; whether it hangs shows at the next one. */
async function checkAuditJob(context: StepContext, appliance: Appliance): Promise<Proof> {
  const made = (status: ProofStatus, state: string) => proof('validate.audit-job', status, { state }, 'new');
  if (appliance.how('audit-job-state').mode !== 'automated') return made('could-not-test', '');
  const { isRunning } = await appliance.run('audit-job-state', {}, context.signal);
  if (!isRunning) return made('passed', 'idle');
  const ranBefore = context.state.proofs.some(
    ({ id, params }) => id === 'validate.audit-job' && params['state'] === 'running',
  );
  return made(ranBefore ? 'failed' : 'passed-with-warning', 'running');
}
