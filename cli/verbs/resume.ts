import { findJob, handoverHome } from '../../engine/index.ts';
import type { RunOptions } from '../run-options.ts';
import { performRun } from '../perform-run.ts';

/** `handover resume JOB`: looks at reality first and goes on from there. Returns the exit code. */
export async function resume(idOrPath: string, options: RunOptions): Promise<number> {
  const home = handoverHome(process.env);
  return performRun({
    home,
    job: findJob(home, idOrPath),
    mode: options.rehearse === true ? 'rehearse' : 'run',
    options,
  });
}
