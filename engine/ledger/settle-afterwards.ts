import path from 'node:path';
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
 * again: the last word counts. Throws `evidence.no-such-row` for one that this move does not have, `record.holds-secret` where the
 * value, or the name of the file, is the key of its backup in a form in which keys are written, and `local.*`.
 */
export async function settleAfterwards(options: SettleAfterwardsOptions): Promise<LedgerRow> {
  const { row, operator, job } = options;
  const evidence = await evidenceOf(options, options.signal);
  const state = await addToRecord(options, (before, plan) => {
    if (!ledgerRows(before, plan).some(({ id }) => id === row))
      throw new MigrationError('evidence.no-such-row', { row }, { side: 'local' });
    // No run knows the key here; its mark does.
    if (isKey(options.value, before) || isKey(path.basename(options.file), before))
      throw new MigrationError('record.holds-secret', { where: row }, { side: 'local' });
    return [{ type: 'ledger.given', row, evidence, by: operator }, ...withoutFinding(before, row)];
  });
  const settled = ledgerRows(state, await readPlan(job.planPath)).find(({ id }) => id === row);
  if (!settled) throw new Error(`${row} is gone`);
  return settled;
}

function isKey(value: string, { keyCheck }: RunState): boolean {
  if (keyCheck === undefined) return false;
  return readingsOf(value).some((typed) => fitsKeyCheck(new Secret(typed), keyCheck));
}

/**
 * How somebody may have written a key: as it stands, behind a label, in groups, in small letters, among a few words. Each is tried
 * on the mark, which takes time on purpose; a key in groups in the middle of a sentence is not found by it.
 */
function readingsOf(value: string): string[] {
  const whole = value
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
  const bare = whole.replace(/^[^:=]{0,40}[:=]\s*/u, '');
  const groups = bare.split(/\s+/u);
  const words = whole.split(/[\s:=,;"'()]+/u).filter((word) => word.length >= 6);
  const longest = words.sort((a, b) => b.length - a.length).slice(0, 3);
  const all = [whole, bare, groups.join(''), groups.join('-'), ...longest];
  return [...new Set([...all, ...all.map((each) => each.toUpperCase())])].filter((each) => each !== '');
}

/** That it was open, and accepted so, is over. */
function withoutFinding({ findings }: RunState, row: LedgerRowId): EventBody[] {
  return ledgerGates.flatMap((step): EventBody[] => {
    const found = findings[step] ?? [];
    const left = found.filter(({ id, params }) => id !== 'ledger.row-open' || params['row'] !== row);
    return left.length < found.length ? [{ type: 'findings.replaced', step, findings: left }] : [];
  });
}
