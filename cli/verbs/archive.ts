import { archiveJob, findNamedJob, handoverHome } from '../../engine/index.ts';
import { en } from '../../shared/text/en.ts';
import { exitCodes } from '../exit-codes.ts';
import { say } from '../wrap.ts';

/** `handover archive JOB`: puts a job aside; `--undo` takes it back into the list. Returns the exit code. */
export async function archive(idOrPath: string, options: { readonly undo?: boolean }): Promise<number> {
  const job = findNamedJob(handoverHome(process.env), idOrPath);
  const isArchived = options.undo !== true;
  await archiveJob(job, isArchived);
  say(isArchived ? en.jobs.archived(job.id) : en.jobs.unarchived(job.id));
  return exitCodes.done;
}
