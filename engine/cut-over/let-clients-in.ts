import { mayPass } from '../../shared/rules/ledger/standing.ts';
import { proof, type ProofStatus } from '../../shared/run/proof.ts';
import type { Appliance } from '../appliance/appliance.ts';
import {
  readClientCommunication,
  switchClientCommunication,
} from '../appliance/operations/client-communication.ts';
import { isOfFamily, MigrationError } from '../errors.ts';
import { guideOperation } from '../run/guide-operation.ts';
import { endOutage, isOutageOpen } from './outage.ts';
import { prove } from '../run/prove.ts';
import type { StepContext } from '../run/step.ts';

/**
 * Lets the clients in as soon as the new appliance is seen by its host key where they look, if a command does it: watching and
 * checking first would only make them wait. Where a person does it, or the command fails now, the step `readmit-clients` does it
 * later. Safe to call again.
 */
export async function letClientsInAtOnce(context: StepContext): Promise<void> {
  if (!isOutageOpen(context)) return;
  // What the clients need there is not there yet, and nobody accepted that: the step asks.
  if (!mayPass(context.state, context.plan, 'readmit-clients')) return;
  const appliance = await context.appliance('new');
  const how = appliance.how('client-communication-on');
  switch (how.mode) {
    case 'unavailable':
      endOutage(context, true, 'new');
      return;
    case 'guided':
      return;
    case 'automated':
      try {
        await switchOn(context, appliance, true);
      } catch (error) {
        if (!isOfFamily(error, 'appliance', 'auth', 'validate')) throw error;
      }
      return;
    default:
      how satisfies never;
  }
}

/**
 * Lets the clients in, and proves it as well as the profile can. Safe to run twice. Throws `validate.failed`, `appliance.*`, and
 * `run.waiting` where a person does it and nobody answers.
 */
export async function letClientsIn(context: StepContext, appliance: Appliance): Promise<void> {
  const how = appliance.how('client-communication-on');
  switch (how.mode) {
    case 'guided':
      return byPerson(context, appliance);
    case 'unavailable':
      proveLetIn(context, 'could-not-test', how.reason);
      endOutage(context, false, 'new');
      return;
    case 'automated':
      await switchOn(context, appliance, false);
      return;
    default:
      how satisfies never;
  }
}

/** A person's word does not say when the clients were let in. */
async function byPerson(context: StepContext, appliance: Appliance): Promise<void> {
  const end = await guideOperation(context, 'readmit-clients', appliance, 'client-communication-on');
  const wasObserved = end === 'observed';
  proveLetIn(context, wasObserved ? 'passed' : 'by-word', '');
  endOutage(context, wasObserved, 'new');
}

async function switchOn(context: StepContext, appliance: Appliance, isAtOnce: boolean): Promise<void> {
  const canRead = appliance.how('client-communication-state').mode === 'automated';
  const wasOn = canRead && (await readClientCommunication(appliance, context.signal)) === 'on';
  const state = wasOn ? 'on' : await switchClientCommunication(appliance, 'on', context.signal);
  // Switched on, and this profile cannot read the state: the clients will show it.
  const status = state === 'unknown' ? 'could-not-test' : state === 'on' ? 'passed' : 'failed';
  proveLetIn(context, status, state);
  if (status === 'failed')
    throw new MigrationError('validate.failed', { checks: 'validate.client-communication' }, { side: 'new' });
  // Where it was on all the time, clients get in as soon as the machine has the address.
  endOutage(context, state === 'on' && (!wasOn || isAtOnce), 'new');
}

/** The proof belongs to the step that lets the clients in, also where that happened earlier. */
function proveLetIn(context: StepContext, status: ProofStatus, state: string): void {
  prove(context, 'readmit-clients', proof('validate.client-communication', status, { state }, 'new'));
}
