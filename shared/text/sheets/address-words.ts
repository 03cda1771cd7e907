/** Words of how the same address moves and what becomes of the old appliance; loaded with the pages that show them. */
export interface AddressWords {
  readonly orderLabel: string;
  readonly orders: Readonly<Record<'address-last' | 'address-first', Choice>>;
  readonly oldLabel: string;
  readonly old: Readonly<Record<'off' | 'isolated', Choice>>;
}

interface Choice {
  readonly title: string;
  readonly summary: string;
  readonly consequences: readonly string[];
}
