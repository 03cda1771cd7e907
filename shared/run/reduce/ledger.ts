import type { RunEvent } from '../event.ts';
import type { RunState } from '../run-state.ts';

type LedgerEvent = Extract<RunEvent, { type: 'ledger.had' | 'ledger.given' }>;

/** The ledger after what a person said of it. Of each row the last word counts. */
export function afterLedger({ ledger }: Pick<RunState, 'ledger'>, event: LedgerEvent): RunState['ledger'] {
  if (event.type === 'ledger.had') return { ...ledger, had: event.rows };
  const { row, evidence, by, at, seq } = event;
  return { ...ledger, given: { ...ledger.given, [row]: { evidence, by, at, seq } } };
}
