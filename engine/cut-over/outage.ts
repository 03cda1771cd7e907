import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { StepContext } from '../run/step.ts';

/** Whether the clients have no server now, as far as is known. */
export function isOutageOpen({ state }: StepContext): boolean {
  return state.outage !== undefined && state.outage.endedAt === undefined;
}

/**
 * The clients lose their server from now on, or have lost it since the moment `sinceMs` (of the wall clock); an interruption that
 * goes on is not begun again.
 */
export function beginOutage(context: StepContext, sinceMs?: number): void {
  if (isOutageOpen(context)) return;
  const since = sinceMs === undefined ? {} : { sinceAt: new Date(sinceMs).toISOString() };
  context.emit({ type: 'outage.began', ...since });
}

/** As {@link beginOutage}, before a command shuts the clients out of the old appliance: the journal then knows that it was tried. */
export function shutClientsOut(context: StepContext): void {
  if (!context.state.isOldDeaf) context.emit({ type: 'outage.began', shutsClientsOut: true });
}

/**
 * The clients have a server again. The length of the interruption is recorded only where its end was seen as it happened
 * (`wasSeen`): what was so already at the first look may have been so for long. Does nothing where no interruption goes on.
 * `servedBy` is the appliance that they have now.
 */
export function endOutage(context: StepContext, wasSeen: boolean, servedBy: ApplianceSide): void {
  const { outage } = context.state;
  if (!outage || !isOutageOpen(context)) return;
  const outageMs = Math.max(0, context.clock.now() - Date.parse(outage.beganAt));
  context.emit({ type: 'outage.ended', servedBy, ...(wasSeen && { outageMs }) });
}
