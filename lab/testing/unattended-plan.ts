import { demoPlan } from '../embedded/demo/demo-plan.ts';
import type { Lab } from '../embedded/lab.ts';

/** What the embedded lab gives rise to: named, as an operator does who has read the report of a rehearsal. */
export const acceptedInLab = [
  // The home folder of a test is a temporary one.
  'preflight.job-folder-unsafe',
  // What the lab cannot show better: its backups are encrypted, and on one computer an absent machine refuses.
  'verify.container',
  'cutover.old-silent',
  'cutover.old-off-by-word',
];

/** What a person would look at is in the plan: both host keys, both names, and that the old machine is off. */
export function unattendedPlan(lab: Lab) {
  const plan = demoPlan(lab);
  return {
    ...plan,
    old: { ...plan.old, hostKey: lab.old.hostKey.sha256 },
    new: { ...plan.new, hostKey: lab.new.hostKey.sha256 },
    confirm: { restoreOn: lab.new.hostName, switchOff: lab.old.hostName },
    declare: {
      ...plan.declare,
      'old-is-powered-off': { value: 'yes' as const, note: 'the hypervisor does it' },
    },
  };
}
