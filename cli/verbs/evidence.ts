import os from 'node:os';
import { addEvidence, findNamedJob, handoverHome, systemClock } from '../../engine/index.ts';
import { en } from '../../shared/text/en.ts';
import { proofText } from '../../shared/text/render.ts';
import { exitCodes } from '../exit-codes.ts';
import { readGiven } from '../given-text.ts';
import { say } from '../wrap.ts';

/**
 * `handover evidence JOB FILE`: takes what `handover probe` printed elsewhere into the record of a job; `-` reads it from
 * standard input. Exit code 1 where it speaks against the new appliance.
 */
export async function evidence(idOrPath: string, file: string): Promise<number> {
  const job = findNamedJob(handoverHome(process.env), idOrPath);
  const operator = os.userInfo().username;
  const made = await addEvidence({ job, operator, text: readGiven(file), clock: systemClock });
  const { title, status, seen } = proofText(en, made);
  say(`${status}: ${title}. ${seen}`);
  return made.status === 'failed' ? exitCodes.failed : exitCodes.done;
}
