import type { Plan } from '../../contract/plan.ts';
import type { ApplianceSide } from '../error-codes.ts';
import type { RunState } from '../run-state.ts';

/** What of a plan says which machines it is about, and where the clients look. */
export type PlannedMachines = Readonly<Record<ApplianceSide, Pick<Plan[ApplianceSide], 'address'>>> & {
  readonly final: Pick<Plan['final'], 'strategy' | 'address' | 'old'>;
};

/** What a machine is called, as it says it: by the name that it gave itself, else by the address of the plan. Pure. */
export function machineName(
  side: ApplianceSide,
  plan: PlannedMachines,
  state: Pick<RunState, ApplianceSide>,
): string {
  return state[side].facts?.hostName ?? plan[side].address;
}

/** The address that the clients use in the end, as far as the plan tells it. Pure. */
export function finalAddressOf({ old, new: fresh, final }: PlannedMachines): string {
  return final.address ?? (final.strategy === 'same' ? old.address : fresh.address);
}
