import path from 'node:path';
import { createJob, handoverHome, readPlan, withAccepted } from '../../engine/index.ts';
import { secretsOf, type RunOptions } from '../run-options.ts';
import { performRun } from '../perform-run.ts';

/** `handover check PLAN`: connects, reads and reports the findings; changes nothing. Returns the exit code. */
export async function check(planPath: string, options: RunOptions): Promise<number> {
  const plan = withAccepted(await readPlan(planPath), options.accept ?? []);
  // Before there is a job that could not begin.
  secretsOf(options);
  const home = handoverHome(process.env);
  const job = createJob(home, plan, path.dirname(path.resolve(planPath)), new Date());
  return performRun({ home, job, mode: 'check', options });
}
