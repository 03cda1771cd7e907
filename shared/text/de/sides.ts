import type { Side } from '../../run/error-codes.ts';

interface Cases {
  readonly nominative: string;
  readonly genitive: string;
  readonly dative: string;
}

/** The machines inside a German sentence, with their article. */
export const sideCases: Readonly<Record<Side, Cases>> = {
  old: {
    nominative: 'die alte Appliance',
    genitive: 'der alten Appliance',
    dative: 'der alten Appliance',
  },
  new: {
    nominative: 'die neue Appliance',
    genitive: 'der neuen Appliance',
    dative: 'der neuen Appliance',
  },
  local: { nominative: 'dieser Computer', genitive: 'dieses Computers', dative: 'diesem Computer' },
};

/** The same where a sentence begins with it. */
export function sideAtStart(side: Side): string {
  const { nominative } = sideCases[side];
  return nominative.charAt(0).toUpperCase() + nominative.slice(1);
}
