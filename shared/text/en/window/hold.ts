/** Words of the window's page "Hold point", and of the question that asks for a typed name. */
export const hold = {
  reversible: 'Up to here everything can be rolled back',
  reversibleMeans: 'From the next step on the clients are without a server for a time.',
  passed: 'The hold point is passed',
  passedMeans: 'This was true when the job was at the hold point. The way back is a different one now.',
  final: 'Address that the clients use afterwards',
  byStep: 'All proofs, step by step',
  followed: 'What followed',
  goingBack: 'How to go back',
  printWayBack: 'Print the rollback run sheet',
  /* Clients that move in waves. */
  movedTitle: 'Clients that move to the new appliance',
  toldToMove: 'To move until now',
  moved: 'Moved',
  notMoved: 'Not moved yet',
  uncompared: (seen: string) =>
    `Nobody could compare the last lists. Seen in the list of the new appliance alone: ${seen}. That counts as nobody.`,
  movedCurve: 'Clients that moved, over the time since the first look',
  movedGoal: (count: string) => `${count} to move`,
  movedText: (count: string, moving: string, duration: string) =>
    `${count} of ${moving} clients moved within ${duration} of the first look.`,
  behindTitle: (count: string) => `Not seen by the new appliance since: ${count}`,
  withOldTitle: (count: string) => `Of those, seen by the old appliance since: ${count}`,
  /* The typed name. */
  typeExactly: (name: string) => `Type ${name} letter by letter. Capital letters count.`,
  noPaste:
    'Pasting is switched off here: only a name that you have read and typed shows that you mean this machine.',
  matches: 'The name is right.',
  notYet: 'Not complete yet.',
  differs: (name: string) => `This is not ${name}.`,
  thisMachine: 'This machine',
  switchOff: (name: string) => `Switch off ${name}`,
};
