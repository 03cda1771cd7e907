import type { Plan } from '../../contract/plan.ts';

/** The shipped profiles that allow a direct switch; a profile of one's own says it itself. */
export const profilesWithDirect: readonly string[] = ['generic-linux', 'demo-appliance'];

/** Whether the plan wants the address to be switched over SSH on the new appliance itself. */
export function isDirectPlan({ final }: Plan): boolean {
  return final.takeover === 'direct' && final.strategy === 'same';
}

/** Whether the new appliance has the final address from its deployment on: then networks are swapped, and no address changes. */
export function isAddressFirst({ final }: Plan): boolean {
  return final.order === 'address-first' && final.strategy === 'same';
}
