import { finalAddressOf, machineName, type PlannedMachines } from '../../run/standing/machine-name.ts';
import type { RunState } from '../../run/run-state.ts';
import { plainText } from '../plain-text.ts';
import type { MachineNames } from '../words.ts';

/** What the machines are called in a sheet, fit to be shown. Pure. */
export function machineNamesOf(plan: PlannedMachines, state: Pick<RunState, 'old' | 'new'>): MachineNames {
  return {
    oldName: plainText(machineName('old', plan, state)),
    newName: plainText(machineName('new', plan, state)),
    finalAddress: plainText(finalAddressOf(plan)),
    old: plan.final.old,
  };
}
