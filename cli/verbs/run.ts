import path from 'node:path';
import {
  createJob,
  findNamedJob,
  handoverHome,
  MigrationError,
  openJob,
  readPlan,
  withAccepted,
} from '../../engine/index.ts';
import type { RunMode } from '../../shared/run/event.ts';
import { isOnWayBack } from '../../shared/run/standing/way-back.ts';
import { performRun } from '../perform-run.ts';
import { secretsOf, type RunOptions } from '../run-options.ts';

/** `handover check PLAN`: connects, reads and reports the findings; changes nothing. Returns the exit code. */
export const check = (planPath: string, options: RunOptions) => begin(planPath, 'check', options);

/** `handover run PLAN`: a new job by a plan. Returns the exit code. */
export const run = (planPath: string, options: RunOptions) => begin(planPath, modeOf(options), options);

/**
 * `handover resume JOB`: looks at reality first and goes on from there; a job that is on its way back goes on with that, unless
 * it is to go forward again, and what was only a check is checked again. Returns the exit code.
 */
export async function resume(idOrPath: string, options: RunOptions & { forward?: true }): Promise<number> {
  const { state } = await openJob(findNamedJob(handoverHome(process.env), idOrPath));
  const isBack = isOnWayBack(state) && options.forward !== true;
  return goOn(idOrPath, isBack ? 'revert' : state.mode === 'check' ? 'check' : modeOf(options), options);
}

/**
 * `handover recheck JOB`: looks at the new appliance again, a day or two after the cut-over; changes nothing. Exit code 1 where
 * a check failed.
 */
export const recheck = (job: string, options: RunOptions) => goOn(job, 'recheck', options);

/**
 * `handover roll-back JOB`: rolls back what the job did. After the hold point the new appliance gives the address up, by itself or
 * by a person, and the old one is waited for. Returns the exit code.
 */
export const rollBack = (job: string, options: RunOptions) => goOn(job, 'revert', options);

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
  const job = findNamedJob(home, idOrPath);
  // The appliances of a demo live in the program that made them, which is another one.
  if (job.isDemo) throw new MigrationError('local.demo-over', { path: job.folder });
  return performRun({ home, job, mode, options });
}
