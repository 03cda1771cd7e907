import os from 'node:os';
import { findNamedJob, handoverHome, settleAfterwards, systemClock } from '../../engine/index.ts';
import type { LedgerRowId } from '../../shared/rules/ledger/ledger.ts';
import { en } from '../../shared/text/en.ts';
import { evidenceText, rowEndWord } from '../../shared/text/ledger-text.ts';
import { withCancel } from '../cancel.ts';
import { exitCodes } from '../exit-codes.ts';
import { say } from '../wrap.ts';

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
