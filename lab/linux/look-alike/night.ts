import type { PlanInput } from '../../../shared/contract/plan.ts';
import type { LabInSight } from '../../embedded/demo/lab-in-sight.ts';
import { demoPlan } from '../../embedded/demo/demo-plan.ts';
import { openLinuxLab } from '../lab.ts';
import { inSight } from './in-sight.ts';

/** How many clients check in from each of the two networks in a night between booted look-alikes. */
export const clientsEach = 2;

/** The look-alikes of the running lab of that id, as the admin of the night sees them. Throws where there is no such lab. */
export function nightInSight(id: string): LabInSight {
  const booted = openLinuxLab(id);
  if (!booted) throw new Error(`there is no lab ${id}`);
  return inSight(booted, clientsEach);
}

/** How the address is taken over, where that is not as in the demo. */
export type NightFinal = Partial<NonNullable<PlanInput['final']>>;

/** The plan of such a night: what a person is asked stands open, and nobody is waited for as long as on a real machine. */
export function nightPlan(lab: LabInSight, final: NightFinal = {}): PlanInput {
  const plan = demoPlan(lab);
  return {
    ...plan,
    final: { ...plan.final, ...final },
    name: 'Guided night',
    declare: {},
    limits: { ...plan.limits, importWatchMinutes: 0.2, clientMinutes: 0.3 },
  };
}
