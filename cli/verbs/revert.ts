import { isPastHoldPoint } from '../../shared/run/reduce-run.ts';
import { isDirectPlan } from '../../shared/rules/preflight/direct-plan.ts';
import { findJob, handoverHome, openJob, rollbackRunSheet } from '../../engine/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { outputWidth, print } from '../output.ts';
import { performRun } from '../perform-run.ts';
import type { RunOptions } from '../run-options.ts';
import { wrapSheet } from '../wrap.ts';

/**
 * `handover revert JOB`: takes back what the job did, until the old appliance is switched off. After that a direct switch is
 * taken back on the new appliance, and the old one is waited for; for every other one it prints the run sheet for the people
 * who do it. Returns the exit code.
 */
export async function revert(idOrPath: string, options: RunOptions): Promise<number> {
  const home = handoverHome(process.env);
  const job = findJob(home, idOrPath);
  const { state, plan } = await openJob(job);
  if (!isPastHoldPoint(state) || isDirectPlan(plan))
    return performRun({ home, job, mode: 'revert', options });
  for (const line of wrapSheet(rollbackRunSheet(state, plan), outputWidth())) print(line);
  return exitCodes.failed;
}
