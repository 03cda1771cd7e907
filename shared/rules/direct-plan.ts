import type { Plan } from '../contract/plan.ts';

/** Whether the plan wants the address to be switched over SSH on the new appliance itself. */
export function isDirectPlan({ final }: Plan): boolean {
  return final.takeover === 'direct' && final.strategy === 'same';
}
