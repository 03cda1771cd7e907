/** How an import stands by the last look at it: the appliance's own word first, then why its word is not the end. */
export const importStandings = [
  'none',
  'generating',
  'queued',
  'no-answer',
  'not-understood',
  'other-backup',
  'other-counts',
] as const;
export type ImportStanding = (typeof importStandings)[number];
