import { proof } from '../../shared/run/proof.ts';
import { switchClientCommunication } from '../appliance/operations/client-communication.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { oldEndpoint } from '../run/endpoints.ts';
import { endOutage } from './outage.ts';
import type { StepContext } from '../run/step.ts';

/**
 * The old appliance has its clients again: what the cut-over switched off on it is switched on, for it outlives a power-off. Safe to
 * run twice. Throws `cutover.old-deaf` where it cannot be told, so that nobody takes it for a server meanwhile.
 */
export async function serveAgain(context: StepContext): Promise<void> {
  const { state, signal } = context;
  if (!state.isOldDeaf) {
    endOutage(context, true);
    return;
  }
  try {
    const communication = await switchClientCommunication(await context.appliance('old'), 'on', signal);
    const isOn = communication === 'on';
    context.emit({
      type: 'proved',
      step: 'power-off',
      proof: proof('cutover.old-serves', isOn ? 'passed' : 'could-not-test', { state: communication }, 'old'),
    });
    endOutage(context, isOn);
  } catch (error) {
    signal.throwIfAborted();
    if (!isMigrationError(error)) throw error;
    const { address } = oldEndpoint(context.plan, state);
    throw new MigrationError('cutover.old-deaf', { address }, { side: 'old', cause: error });
  }
}

/**
 * After a cut-over that came to nothing: an old appliance that is still on serves its clients again, where it can be told. What led
 * here is the error to tell, not this one's.
 */
export async function serveAgainWhereItIsOn(context: StepContext): Promise<void> {
  if (!context.state.isOldDeaf) return;
  try {
    await context.disconnect('old');
    await serveAgain(context);
  } catch (error) {
    // Who cancels now is told what led here, too.
    if (!isMigrationError(error) && !context.signal.aborted) throw error;
    // Off, or on and deaf: whoever reads the record must not take it for a server.
    context.emit({
      type: 'proved',
      step: 'power-off',
      proof: proof('cutover.old-serves', 'could-not-test', { state: '' }, 'old'),
    });
  }
}
