import os from 'node:os';
import confirm from '@inquirer/confirm';
import {
  deleteJob,
  findNamedJob,
  handoverHome,
  isMigrationError,
  jobContents,
  openJob,
  requireIdle,
} from '../../engine/index.ts';
import { en } from '../../shared/text/en.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { removalText } from '../../shared/text/removal-text.ts';
import { asCancelled } from '../cancel.ts';
import { exitCodes } from '../exit-codes.ts';
import { outputWidth, printError } from '../output.ts';
import { isInteractive } from '../run-options.ts';
import { say, wrap } from '../wrap.ts';

/**
 * `handover delete JOB`: refuses what has to stay, says what goes, asks, and deletes the job with its files. Without a person at the terminal `--yes` is
 * needed. Returns the exit code.
 */
export async function deleteVerb(idOrPath: string, options: { readonly yes?: boolean }): Promise<number> {
  const home = handoverHome(process.env);
  const job = findNamedJob(home, idOrPath);
  const { plan } = await openJob(job);
  await requireIdle(job);
  for (const line of [job.folder, ...removalText(en, await jobContents(job))]) say(line);
  if (options.yes !== true) {
    if (!isInteractive({})) {
      printError(wrap(en.jobs.deleteNeedsYes, outputWidth()));
      return exitCodes.usage;
    }
    const message = en.removal.deleteTitle(plainText(plan.name));
    if (!(await confirm({ message, default: false }).catch(noAnswer))) {
      say(en.jobs.notDeleted);
      return exitCodes.cancelled;
    }
  }
  await deleteJob(home, job, os.userInfo().username);
  say(en.jobs.deleted(job.id));
  return exitCodes.done;
}

/** Ctrl-C at the prompt is no. */
function noAnswer(error: unknown): false {
  const known = asCancelled(error);
  if (isMigrationError(known)) return false;
  throw known;
}
