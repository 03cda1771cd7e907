import { findJob, handoverHome } from '../../engine/index.ts';
import { performRun } from '../perform-run.ts';
import type { RunOptions } from '../run-options.ts';

/**
 * `handover recheck JOB`: looks at the new appliance again, a day or two after the cut-over; changes nothing. Exit code 1 where
 * a check failed.
 */
export function recheck(idOrPath: string, options: RunOptions): Promise<number> {
  const home = handoverHome(process.env);
  return performRun({ home, job: findJob(home, idOrPath), mode: 'recheck', options });
}
