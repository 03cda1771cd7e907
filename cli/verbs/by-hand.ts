import {
  byHandRunSheet,
  findNamedJob,
  handoverHome,
  openJob,
  printedRollbackRunSheet,
} from '../../engine/index.ts';
import { en } from '../../shared/text/en.ts';
import { openLines } from '../closing-lines.ts';
import { exitCodes } from '../exit-codes.ts';
import { outputWidth, print } from '../output.ts';
import { wrap, wrapSheet } from '../wrap.ts';

/**
 * `handover by-hand JOB`: what is left of a job for a person who goes on without Handover; with `--back` the rollback run sheet. Reads
 * only, also while the job runs. Returns the exit code.
 */
export async function byHand(
  idOrPath: string,
  { back = false }: { readonly back?: boolean } = {},
): Promise<number> {
  const job = findNamedJob(handoverHome(process.env), idOrPath);
  const { state, plan } = await openJob(job);
  const sheet = back ? printedRollbackRunSheet(state, plan) : byHandRunSheet(state, plan, job.folder);
  if (sheet !== undefined) print(wrapSheet(sheet, outputWidth()));
  else {
    const open = openLines({ state }, outputWidth());
    print(
      open.length === 0 ? en.cli.nothingByHand : [...wrap(en.cli.onlyOpenByHand, outputWidth()), ...open],
    );
  }
  return exitCodes.done;
}
