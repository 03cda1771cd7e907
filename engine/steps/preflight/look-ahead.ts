import { isAddressFirst } from '../../../shared/rules/preflight/direct-plan.ts';
import type { AheadLook } from '../../../shared/rules/preflight/preflight-input.ts';
import { hasShell } from '../../../shared/run/login-rights.ts';
import type { Appliance } from '../../appliance/appliance.ts';
import { mayReadLater, mayRunLater, mayWriteLater, type Ahead } from '../../appliance/look-ahead.ts';
import type { OperationId } from '../../appliance/operation.ts';
import { isDirect } from '../../cut-over/direct-cut-over.ts';
import { finalEndpoint } from '../../run/endpoints.ts';
import type { StepContext } from '../../run/step.ts';

/**
 * Looks whether each command and each folder that a later step needs can be used by this login: in the outage it is too late to
 * learn that a rule of sudo is missing. Changes nothing. Throws what the looks throw.
 */
export async function lookAhead(
  context: StepContext,
  old: Appliance,
  fresh: Appliance,
): Promise<AheadLook[]> {
  const { plan, state, signal } = context;
  const { address, sshPort, consolePort } = finalEndpoint(plan, state);
  const { inbox } = fresh.profile;
  const values = {
    name: 'handover',
    path: `${inbox}/handover`,
    address,
    sshPort: String(sshPort),
    consolePort: String(consolePort),
  };
  const looks: AheadLook[] = [];
  const note = (
    appliance: Appliance,
    what: AheadLook['what'],
    name: string,
    look: Ahead | undefined,
    hasOtherWay = false,
  ): void => {
    if (look) looks.push({ side: appliance.side, what, name, hasOtherWay, ...look });
  };
  const commands: readonly [Appliance, OperationId, boolean][] = [
    [old, 'create-backup', plan.backup.use === 'new'],
    [old, 'client-communication-off', true],
    [old, 'power-off', plan.final.old === 'off'],
    [fresh, 'client-communication-off', true],
    [fresh, 'import', true],
    [fresh, 'change-address', plan.final.strategy === 'same' && !isDirect(context) && !isAddressFirst(plan)],
    [fresh, 'client-communication-on', true],
  ];
  for (const [appliance, operation, isNeeded] of commands) {
    if (!isNeeded) continue;
    const how = appliance.how(operation);
    const hasOtherWay = how.mode === 'automated' && how.byHand !== undefined;
    note(
      appliance,
      'command',
      operation,
      await mayRunLater(appliance, operation, values, signal),
      hasOtherWay,
    );
  }
  for (const operation of ['list-backups', 'list-audit-logs'] as const) {
    if (old.how(operation).mode !== 'automated') continue;
    const automated = old.begin(operation);
    if (automated.how !== 'files') continue;
    note(old, 'folder', automated.folder, await mayReadLater(old, automated.folder, signal));
  }
  if (hasShell(state.new.rights)) note(fresh, 'folder', inbox, await mayWriteLater(fresh, inbox, signal));
  return looks;
}
