import { ledgerGates, type LedgerRowId } from '../../shared/rules/ledger/ledger.ts';
import { ledgerRows, type LedgerRow } from '../../shared/rules/ledger/standing.ts';
import type { EventBody } from '../../shared/run/event.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { MigrationError } from '../errors.ts';
import { addToRecord, type RecordOptions } from '../job/add-to-record.ts';
import { readPlan } from '../job/plan-file.ts';
import { Secret } from '../secret.ts';
import { fitsKeyCheck } from '../steps/key-check.ts';
import { evidenceOf } from './settle-rows.ts';

export interface SettleAfterwardsOptions extends RecordOptions {
  readonly row: LedgerRowId;
  /** What was read there; may be empty. */
  readonly value: string;
  /** A file that shows it, kept by its hash; empty for none. */
  readonly file: string;
  readonly signal: AbortSignal;
}

/**
 * Takes a person's word for a row into the record of a job that no run works on, mostly one that was finalised with that row open, and
 * writes the report anew: it is no open point any more, and stands there with her name. Gives how the row stands then. May be said
 * again: the last word counts. Throws `evidence.no-such-row` for one that this move does not have, `record.holds-secret` for the key
 * of its backup as the value, and `local.*`.
 */
export async function settleAfterwards(options: SettleAfterwardsOptions): Promise<LedgerRow> {
  const { row, operator, job } = options;
  const evidence = await evidenceOf(options, options.signal);
  const state = await addToRecord(options, (before, plan) => {
    if (!ledgerRows(before, plan).some(({ id }) => id === row))
      throw new MigrationError('evidence.no-such-row', { row }, { side: 'local' });
    // No run knows the key here; its mark does.
    if (isKey(options.value, before))
      throw new MigrationError('record.holds-secret', { where: row }, { side: 'local' });
    return [{ type: 'ledger.given', row, evidence, by: operator }, ...withoutFinding(before, row)];
  });
  const settled = ledgerRows(state, await readPlan(job.planPath)).find(({ id }) => id === row);
  if (!settled) throw new Error(`${row} is gone`);
  return settled;
}

function isKey(value: string, { keyCheck }: RunState): boolean {
  const typed = value.trim();
  return typed !== '' && keyCheck !== undefined && fitsKeyCheck(new Secret(typed), keyCheck);
}

/** That it was open, and accepted so, is over. */
function withoutFinding({ findings }: RunState, row: LedgerRowId): EventBody[] {
  return ledgerGates.flatMap((step): EventBody[] => {
    const found = findings[step] ?? [];
    const left = found.filter(({ id, params }) => id !== 'ledger.row-open' || params['row'] !== row);
    return left.length < found.length ? [{ type: 'findings.replaced', step, findings: left }] : [];
  });
}
