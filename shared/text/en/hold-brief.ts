/** Words of the last look before the old appliance is switched off; window and terminal show the same. */
export const enHoldBrief = {
  switchesOff: (name: string, address: string, isIsolated = false) =>
    `This ${isIsolated ? 'isolates' : 'switches off'} ${name}${name === address ? '' : ` (${address})`}.`,
  whatFollows: 'What follows at once',
  next: 'Then',
  beforeNext: 'Before you go on',
  proved: 'What was proved so far',
  noProofs: 'Nothing was proved yet.',
  allPassed: (count: number) =>
    count === 1 ? 'The one proof has passed.' : `All ${String(count)} proofs have passed.`,
  notProved: 'What is not proved',
  notCountedAsPassed: 'What could not be tested is not counted as passed.',
  backupAge: 'Age of the backup',
  madeAgo: (duration: string, time: string) => `made ${duration} ago, at ${time}`,
  madeAtLeastAgo: (duration: string) => `at least ${duration} old`,
  /** By whose word: after one of the two before. `where` as in `inspect.sources`. */
  ageStands: (where: string) => `That stands ${where}.`,
  ageUnknown: 'not known: it was there before this job',
  noBackup: 'no backup yet',
  ageMeans: 'What was changed on the old appliance since then does not move.',
  clients: 'Clients before the switch',
  counted: (count: string) => `${count}, by name`,
  notCounted: 'not counted',
};
export type HoldBriefWords = typeof enHoldBrief;
