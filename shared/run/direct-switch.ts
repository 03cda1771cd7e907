/** Why an address must not be switched directly over SSH. Words in `shared/text`, by id. */
export const directRefusals = [
  'not-in-profile',
  'not-ipv4',
  'cloud-image',
  'several-owners',
  'no-owner',
  'no-tools',
  'address-not-found',
  'not-arpable',
  'outside-prefix',
  'config-not-found',
  'rules',
] as const;
export type DirectRefusal = (typeof directRefusals)[number];

/** How a direct switch ended that did not stay; the new appliance has its own address again then. */
export const directEnds = [
  'conflict',
  'third',
  'gave-up',
  'blind',
  'reverted',
  'not-seen',
  'not-promoted',
  'not-written',
] as const;
export type DirectEnd = (typeof directEnds)[number];

/** What Handover itself found wrong with a switch, where the detail of an error holds no words of the machine. */
export const switchTroubles = ['still-held', 'own-unknown', 'not-in-time', 'no-timer'] as const;
export type SwitchTrouble = (typeof switchTroubles)[number];
