import { listJobs } from '../../engine/index.ts';
import type { PlannedAppliance } from '../../shared/contract/plan.ts';

/** The private keys that unfinished jobs log in with, as paths: a job reads its key anew each time it connects. */
export async function keyFilesOfJobs(home: string): Promise<ReadonlySet<string>> {
  const plans = (await listJobs(home)).flatMap((entry) =>
    entry.kind === 'job' && entry.job.state.lifecycle !== 'finalised' ? [entry.job.plan] : [],
  );
  const files = plans.flatMap(({ old, new: fresh }) => [...keyFilesOf(old), ...keyFilesOf(fresh)]);
  return new Set(files);
}

function keyFilesOf(appliance: PlannedAppliance): string[] {
  return [appliance, ...(appliance.jump ?? [])].flatMap(({ keyFile }) => keyFile ?? []);
}
