import os from 'node:os';
import {
  addEvidence,
  findNamedJob,
  handoverHome,
  settleAfterwards,
  systemClock,
} from '../../engine/index.ts';
import type { LedgerRowId } from '../../shared/rules/ledger/ledger.ts';
import { en } from '../../shared/text/en.ts';
import { evidenceText, rowEndWord } from '../../shared/text/ledger-text.ts';
import { proofText } from '../../shared/text/render.ts';
import { withCancel } from '../cancel.ts';
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

/** `handover settle JOB ROW [VALUE]`: takes a person's word for a row that was left open into the record of a job, also after its end. */
export async function settle(
  idOrPath: string,
  row: LedgerRowId,
  value: string | undefined,
  { file = '' }: { readonly file?: string },
): Promise<number> {
  const settled = await withCancel((signal) =>
    settleAfterwards({
      job: findNamedJob(handoverHome(process.env), idOrPath),
      operator: os.userInfo().username,
      clock: systemClock,
      signal,
      row,
      value: value ?? '',
      file,
    }),
  );
  say(
    `${en.ledgerNames[row]}: ${rowEndWord(en, en.ledger, settled)}. ${evidenceText(en, en.ledger, settled)}`,
  );
  return exitCodes.done;
}
