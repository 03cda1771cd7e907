import fs from 'node:fs';
import os from 'node:os';
import { addEvidence, findJob, handoverHome, MigrationError, systemClock } from '../../engine/index.ts';
import { en } from '../../shared/text/en.ts';
import { proofText } from '../../shared/text/render.ts';
import { exitCodes } from '../exit-codes.ts';
import { outputWidth, print } from '../output.ts';
import { wrap } from '../wrap.ts';

/**
 * `handover evidence JOB FILE`: takes what `handover probe` printed elsewhere into the record of a job; `-` reads it from
 * standard input. Exit code 1 where it speaks against the new appliance.
 */
export async function evidence(idOrPath: string, file: string): Promise<number> {
  const job = findJob(handoverHome(process.env), idOrPath);
  const operator = os.userInfo().username;
  const made = await addEvidence({ job, operator, text: readText(file), clock: systemClock });
  const { title, status, seen } = proofText(en, made);
  for (const line of wrap(`${status}: ${title}. ${seen}`, outputWidth())) print(line);
  return made.status === 'failed' ? exitCodes.failed : exitCodes.done;
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new MigrationError('local.file-missing', { path: file }, { side: 'local', cause: error });
  }
}
