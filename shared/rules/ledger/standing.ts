import { type Finding, finding, findingName } from '../../run/finding.ts';
import { isOnlyWord } from '../../run/step-end.ts';
import type { RunState } from '../../run/run-state.ts';
import { isBefore, type StepEnd } from '../../run/steps.ts';
import { parseVersion } from '../parse-version.ts';
import { isHad } from './is-had.ts';
import { ledgerRowIds, rowOf, type LedgerGate, type LedgerRowId, type OptionalRowId } from './ledger.ts';

/** What a row is judged by. */
type Known = Pick<RunState, 'rules' | 'ledger' | 'proofs' | 'new'>;

/** Of a plan, what decides which rows there are. */
export interface PlanOfLedger {
  readonly new: { readonly version?: string | undefined };
  readonly final: { readonly strategy: string };
}

/** A row of a move, as it stands. */
export interface LedgerRow {
  readonly id: LedgerRowId;
  /** `told`: nothing waits for it, and nothing showed it. `untested`: nobody has seen it or said so. */
  readonly end: StepEnd | 'told';
  /** What a person gave for it, with whose word that is. */
  readonly given?: RunState['ledger']['given'][LedgerRowId];
  /** What was seen of it, settling or not. */
  readonly seen?: RunState['proofs'][number];
}

/** The rows that this move has, in their order; those of what the site does not have are left out. None where no rules are known. Pure. */
export function ledgerRows(state: Known, plan: PlanOfLedger): readonly LedgerRow[] {
  if (state.rules === 'none') return [];
  return ledgerRowIds.filter((id) => isThere(state, plan, id)).map((id) => standingOf(state, id));
}

/** Those that a gate waits for and that nothing has settled; at the last gate those of the one before too. */
export function openRows(state: Known, plan: PlanOfLedger, gate: LedgerGate): LedgerRowId[] {
  return ledgerRows(state, plan).flatMap(({ id, end }) => {
    const { gate: own, isOfItsGate } = rowOf(id);
    const isWaitedFor = own === gate || (own !== undefined && !isOfItsGate && isBefore(own, gate));
    return end === 'untested' && isWaitedFor ? [id] : [];
  });
}

/** The same as warnings: each is accepted by its name or stands in the way. */
export function rowFindings(state: Known, plan: PlanOfLedger, gate: LedgerGate): Finding[] {
  return openRows(state, plan, gate).map((row) => finding('ledger.row-open', 'warning', { row }));
}

/** Whether what a gate waits for is settled or accepted. */
export function mayPass(state: Known & Pick<RunState, 'accepted'>, plan: PlanOfLedger, gate: LedgerGate) {
  return rowFindings(state, plan, gate).every((found) => state.accepted[findingName(found)]);
}

function isThere(state: Known, plan: PlanOfLedger, id: LedgerRowId): boolean {
  const { isOptional, goesWith, only } = rowOf(id);
  const needed = isOptional ? id : goesWith;
  // The table names optional rows there.
  if (needed !== undefined && !isHad(state, needed as OptionalRowId)) return false;
  if (only === undefined) return true;
  if (only === 'other-address') return plan.final.strategy !== 'same';
  const version = parseVersion(state.new.product?.version ?? plan.new.version ?? '');
  // Where nobody knows the version it may be either.
  return !version || (only === 'from-2608') === (version.line === 'image' && version.release >= 2608);
}

/** Whether what was seen of it says that a row is not so, and nobody gave anything for it since. */
export function isDenied({ ledger, proofs }: Pick<Known, 'ledger' | 'proofs'>, id: LedgerRowId): boolean {
  const { isDeniedByWarning } = rowOf(id);
  const seen = lastSeen(proofs, id);
  if (!seen || isOnlyWord(seen) || seen.seq < (ledger.given[id]?.seq ?? 0)) return false;
  return seen.status === 'failed' || (isDeniedByWarning === true && seen.status === 'passed-with-warning');
}

function standingOf({ ledger, proofs }: Known, id: LedgerRowId): LedgerRow {
  const { proof, gate } = rowOf(id);
  const seen = lastSeen(proofs, id);
  const given = ledger.given[id];
  const hasWord = given !== undefined && !isDenied({ ledger, proofs }, id);
  const isProved = seen?.id === proof && seen?.status === 'passed' && !isOnlyWord(seen);
  return {
    id,
    end: isProved ? 'proved' : hasWord ? 'by-word' : gate === undefined ? 'told' : 'untested',
    ...(given && { given }),
    ...(seen && { seen }),
  };
}

function lastSeen(proofs: Known['proofs'], id: LedgerRowId): Known['proofs'][number] | undefined {
  const { proof, beside } = rowOf(id);
  return proofs.findLast((made) => made.id === proof || made.id === beside);
}
