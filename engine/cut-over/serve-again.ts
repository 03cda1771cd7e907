import { proof } from '../../shared/run/proof.ts';
import { switchClientCommunication } from '../appliance/operations/client-communication.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { oldEndpoint } from '../run/endpoints.ts';
import { endOutage } from './outage.ts';
import { prove } from '../run/prove.ts';
import type { StepContext } from '../run/step.ts';

/**
 * Switches client communication on again where the cut-over switched it off on the old appliance: that outlives a power-off. Safe
 * to run twice. Throws `cutover.old-deaf` where the command fails, so that nobody takes a machine for a server that takes no clients.
 */
export async function serveAgain(context: StepContext): Promise<void> {
  const { state, signal } = context;
  if (!state.isOldDeaf) {
    endOutage(context, true, 'old');
    return;
  }
  try {
    const communication = await switchClientCommunication(await context.appliance('old'), 'on', signal);
    const isOn = communication === 'on';
    prove(
      context,
      'power-off',
      proof('cutover.old-serves', isOn ? 'passed' : 'could-not-test', { state: communication }, 'old'),
    );
    endOutage(context, isOn, 'old');
  } catch (error) {
    signal.throwIfAborted();
    if (!isMigrationError(error)) throw error;
    const { address } = oldEndpoint(context.plan, state);
    throw new MigrationError('cutover.old-deaf', { address }, { side: 'old', cause: error });
  }
}

/**
 * After a cut-over that failed: an old appliance that is still on serves its clients again, if it can be reached. Never throws a
 * coded error, for the error that led here is the one to show.
 */
export async function serveAgainWhereItIsOn(context: StepContext): Promise<void> {
  if (!context.state.isOldDeaf) return;
  try {
    await context.disconnect('old');
    await serveAgain(context);
  } catch (error) {
    // The error that led here is shown also where a person cancels now.
    if (!isMigrationError(error) && !context.signal.aborted) throw error;
    // Off, or on and taking no clients: the record must not call it a server.
    prove(context, 'power-off', proof('cutover.old-serves', 'could-not-test', { state: '' }, 'old'));
  }
}
