import path from 'node:path';
import { optionalRowIds, type LedgerGate, type LedgerRowId } from '../../shared/rules/ledger/ledger.ts';
import type { RowEvidence } from '../../shared/rules/ledger/evidence.ts';
import { isDenied, ledgerRows, openRows, rowFindings } from '../../shared/rules/ledger/standing.ts';
import { findingName } from '../../shared/run/finding.ts';
import type { AnswerOf } from '../ask.ts';
import { settleFindings } from '../run/settle-findings.ts';
import type { StepContext } from '../run/step.ts';
import { hashLocal } from '../transfer/hash-local.ts';
import { lookAtRows } from './look-at-rows.ts';

/**
 * Asks once which of what not every site has this one has, and records it; where the plan says it, that counts. Without rules, and
 * where it is known, nothing is asked.
 */
export async function chooseRows(context: StepContext): Promise<void> {
  const { plan, state, signal } = context;
  const { have } = plan.ledger;
  if (state.rules === 'none' || (state.ledger.had && !have)) return;
  const possible = ledgerRows({ ...state, ledger: { ...state.ledger, had: optionalRowIds } }, plan).map(
    ({ id }) => id,
  );
  const rows = optionalRowIds.filter((id) => possible.includes(id));
  const chosen: readonly string[] = have ?? (await context.ask({ kind: 'choose-rows', rows }, { signal }));
  const had = rows.filter((id) => chosen.includes(id));
  if (had.join() !== state.ledger.had?.join())
    context.emit({ type: 'ledger.had', rows: had, by: have ? 'plan' : state.operator });
}

/**
 * Settles the rows that wait at a gate: by what can be seen, by the plan's words where nothing that was seen denies them, and by one
 * question for all that are left. What nobody settles is a finding of the gate's step, accepted by its name or in the way. Safe to
 * call again: what is settled is not asked for. Throws `run.blocked` with the names of the rows, `local.*` for a file that cannot be
 * read, and what `ask` throws.
 */
export async function settleRows(
  context: StepContext,
  gate: LedgerGate,
  signal: AbortSignal = context.signal,
): Promise<void> {
  const { plan } = context;
  if (context.state.rules === 'none') return;
  await chooseRows(context);
  const open = () => openRows(context.state, plan, gate);
  await lookAtRows(context, [...open(), ...lookedAtAgain(context, gate)]);
  for (const row of open()) {
    const value = plan.ledger.settled[row];
    if (value !== undefined && !isDenied(context.state, row))
      context.emit({ type: 'ledger.given', row, evidence: wordOrValue(value), by: 'plan' });
  }
  const left = rowFindings(context.state, plan, gate).map(findingName);
  const isAgreed = (name: string) => plan.accept.includes(name) || context.state.accepted[name] !== undefined;
  if (!left.every(isAgreed)) {
    const rows = open();
    const given = await context.ask({ kind: 'settle-rows', step: gate, rows }, { signal });
    await record(
      context,
      given.filter(({ row }) => rows.includes(row)),
      signal,
    );
  }
  await settleFindings(context, gate, rowFindings(context.state, plan, gate), signal);
}

/** Whether clients are still kept out is as true as of the last look, until they are let in. */
function lookedAtAgain({ state }: StepContext, gate: LedgerGate): readonly LedgerRowId[] {
  const areIn = state.outage?.endedAt !== undefined && state.outage.servedBy === 'new';
  return gate === 'readmit-clients' && !areIn ? ['communication-off'] : [];
}

/** What needs no file first: one that cannot be read takes no other answer along. */
async function record(context: StepContext, given: AnswerOf<'settle-rows'>, signal: AbortSignal) {
  const by = context.state.operator;
  const inOrder = [...given].sort((a, b) => Number(a.file !== '') - Number(b.file !== ''));
  for (const { row, ...told } of inOrder)
    context.emit({ type: 'ledger.given', row, evidence: await evidenceOf(told, signal), by });
}

/** What a person gave: a file by its hash, a value, or her word where both are empty. Throws `local.*` for a file that cannot be read. */
export async function evidenceOf(
  { value, file }: { readonly value: string; readonly file: string },
  signal: AbortSignal,
): Promise<RowEvidence> {
  return file === '' ? wordOrValue(value) : fileEvidence(file, value, signal);
}

function wordOrValue(text: string): RowEvidence {
  const value = text.trim();
  return value === '' ? { kind: 'word' } : { kind: 'value', value };
}

async function fileEvidence(file: string, value: string, signal: AbortSignal): Promise<RowEvidence> {
  return {
    kind: 'file',
    name: path.basename(file),
    ...(await hashLocal(file, { signal })),
    value: value.trim(),
  };
}
