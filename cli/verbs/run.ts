import path from 'node:path';
import {
  createJob,
  findNamedJob,
  handoverHome,
  openJob,
  readPlan,
  rollbackRunSheet,
  withAccepted,
} from '../../engine/index.ts';
import { isDirectPlan } from '../../shared/rules/preflight/direct-plan.ts';
import type { RunMode } from '../../shared/run/event.ts';
import { isPastHoldPoint } from '../../shared/run/reduce-run.ts';
import { exitCodes } from '../exit-codes.ts';
import { outputWidth, print } from '../output.ts';
import { performRun } from '../perform-run.ts';
import { secretsOf, type RunOptions } from '../run-options.ts';
import { wrapSheet } from '../wrap.ts';

/** `handover check PLAN`: connects, reads and reports the findings; changes nothing. Returns the exit code. */
export const check = (planPath: string, options: RunOptions) => begin(planPath, 'check', options);

/** `handover run PLAN`: a new job by a plan. Returns the exit code. */
export const run = (planPath: string, options: RunOptions) => begin(planPath, modeOf(options), options);

/** `handover resume JOB`: looks at reality first and goes on from there. Returns the exit code. */
export const resume = (job: string, options: RunOptions) => goOn(job, modeOf(options), options);

/**
 * `handover recheck JOB`: looks at the new appliance again, a day or two after the cut-over; changes nothing. Exit code 1 where
 * a check failed.
 */
export const recheck = (job: string, options: RunOptions) => goOn(job, 'recheck', options);

/**
 * `handover roll-back JOB`: rolls back what the job did, until the old appliance is switched off. After that a direct switch is
 * rolled back on the new appliance, and the old one is waited for; for every other one it prints the run sheet for the people
 * who do it. Returns the exit code.
 */
export async function rollBack(idOrPath: string, options: RunOptions): Promise<number> {
  const { state, plan } = await openJob(findNamedJob(handoverHome(process.env), idOrPath));
  if (!isPastHoldPoint(state) || isDirectPlan(plan)) return goOn(idOrPath, 'revert', options);
  print(wrapSheet(rollbackRunSheet(state, plan), outputWidth()));
  return exitCodes.failed;
}

const modeOf = ({ rehearse }: RunOptions): RunMode => (rehearse === true ? 'rehearse' : 'run');

async function begin(planPath: string, mode: RunMode, options: RunOptions): Promise<number> {
  const plan = withAccepted(await readPlan(planPath), options.accept ?? []);
  // Before there is a job that could not begin.
  secretsOf(options);
  const home = handoverHome(process.env);
  const job = createJob(home, plan, path.dirname(path.resolve(planPath)), new Date());
  return performRun({ home, job, mode, options });
}

async function goOn(idOrPath: string, mode: RunMode, options: RunOptions): Promise<number> {
  const home = handoverHome(process.env);
  return performRun({ home, job: findNamedJob(home, idOrPath), mode, options });
}
