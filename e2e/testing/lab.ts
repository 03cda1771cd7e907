import { createJob } from '../../engine/index.ts';
import { demoPlan } from '../../lab/embedded/demo/demo-plan.ts';
import { noteKeys } from '../../lab/embedded/demo/demo-session.ts';
import type { LabInSight } from '../../lab/embedded/demo/lab-in-sight.ts';
import { createLab, type Lab, type LabOptions } from '../../lab/embedded/lab.ts';
import { planSchema, type PlanInput } from '../../shared/contract/plan.ts';
import type { Desk } from './desk.ts';

const quick = { backupMs: 200, importMs: 300, addressChangeMs: 50, powerOffMs: 50, checkInMs: 400 } as const;

/** Starts two demo appliances in the process of the spec that are quick, with a small backup. */
export async function startAppliances(options: LabOptions = {}): Promise<Lab> {
  const lab = await createLab({
    clients: 3,
    backupSizeBytes: 1_000_000,
    ...options,
    timings: { ...quick, ...options.timings },
  });
  noteKeys(lab);
  return lab;
}

/** A job between the two that is no demo: host keys are remembered, and nothing is hinted. Returns its id. */
export function makeJob(
  desk: Desk,
  lab: LabInSight,
  change: (plan: PlanInput) => PlanInput = (plan) => plan,
): string {
  const plan = change({ ...demoPlan(lab), name: 'Night shift' });
  return createJob(desk.home, planSchema.parse(plan), desk.folder, new Date()).id;
}
