import path from 'node:path';
import { createJob, handoverHome, readPlan, withAccepted } from '../../engine/index.ts';
import { secretsOf, type RunOptions } from '../run-options.ts';
import { performRun } from '../perform-run.ts';

/** `handover run PLAN`: a new job by a plan. Returns the exit code. */
export async function run(planPath: string, options: RunOptions): Promise<number> {
  const plan = withAccepted(await readPlan(planPath), options.accept ?? []);
  // Before there is a job that could not begin.
  secretsOf(options);
  const home = handoverHome(process.env);
  const job = createJob(home, plan, path.dirname(path.resolve(planPath)), new Date());
  return performRun({ home, job, mode: options.rehearse === true ? 'rehearse' : 'run', options });
}
