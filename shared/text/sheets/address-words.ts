import type { Plan } from '../../contract/plan.ts';

/** Words of how the address moves and what becomes of the old appliance; loaded with the pages that show them. */
export interface AddressWords {
  readonly orderLabel: string;
  readonly orders: Readonly<Record<'address-last' | 'address-first', Choice>>;
  readonly oldLabel: string;
  readonly old: Readonly<Record<'off' | 'isolated', Choice>>;
  /** The clients move to a different address one after another, while both appliances serve. */
  readonly inWaves: Choice;
}

/** What was chosen besides the address itself, with what follows from it. Pure. */
export function choicesOf(words: AddressWords, { strategy, order, old, clients }: Plan['final']): Choice[] {
  if (strategy === 'same') return [words.orders[order], words.old[old]];
  return clients === 'in-waves' ? [words.inWaves] : [];
}

interface Choice {
  readonly title: string;
  readonly summary: string;
  readonly consequences: readonly string[];
}
