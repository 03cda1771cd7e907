/** Words of the window's page "restore". */
export const restore = {
  inProgress: 'The import is going on',
  unchanged: 'No change for',
  said: 'The appliance says',
  usual: 'Usual',
  longerThanUsual:
    'This takes longer than the vendor names. It may still be fine: look at the points under “If it takes longer” before you do anything.',
  nothingSaid: 'nothing yet',
  begunBefore:
    'This job has begun the import, and its end was not seen. It may still go on in the new appliance. “Go on with the job” watches it and does not begin it a second time.',
  whatToExpect: 'What to expect while it is restored',
  imported: 'What is imported',
  notReached:
    'Here the backup is imported into the new appliance with its key. Which one it will be is not known yet.',
  from: 'File on the new appliance',
  notPushedYet: 'not copied there yet',
  madeBy: 'Made by version',
  into: 'Into version',
  contains: 'Held by the old appliance',
  notCounted: 'could not be counted',
  keyProved: 'was read back from where it is kept',
  keyNotProved: 'not proved to be readable yet',
};
