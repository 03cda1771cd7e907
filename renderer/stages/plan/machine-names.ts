import type { Plan } from '../../../shared/contract/plan.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { MachineNames } from '../../../shared/text/words.ts';

/** The address that the clients use afterwards. */
export function finalAddressOf(plan: Plan): string {
  if (plan.final.address !== undefined) return plan.final.address;
  return plan.final.strategy === 'same' ? plan.old.address : plan.new.address;
}

/** What the machines are called in a sheet: by the name that they gave themselves, else by their address. */
export function machineNamesOf(plan: Plan, state: RunState): MachineNames {
  return {
    oldName: plainText(state.old.facts?.hostName ?? plan.old.address),
    newName: plainText(state.new.facts?.hostName ?? plan.new.address),
    finalAddress: plainText(finalAddressOf(plan)),
    old: plan.final.old,
  };
}
