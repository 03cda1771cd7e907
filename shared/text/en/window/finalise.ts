/** Words of the window's page "finalise". */
export const finalise = {
  notStarted:
    'At the end this page shows how it went, what is left to do and when, and the report. The job has not begun yet.',
  summary: 'How it went',
  /** How the job stands, as the title of its summary. */
  ends: {
    'not-started': 'Not begun yet',
    'going-on': 'The job is going on',
    stopped: 'The job has stopped',
    checked: 'Checked: nothing was changed',
    rehearsed: 'Rehearsed up to the hold point',
    reverted: 'Rolled back',
    finalised: 'Done',
  },
  stoppedIn: 'Stopped in:',
  notFinalYet:
    'The new appliance has taken over, but the job is not finalised. Until then the way back is open without losing more than what the clients sent since the switch.',
  noOutage: 'none',
  outageSince: (time: string) => `since ${time}`,
  outageUnseen: 'length not known',
  clients: 'Clients checked in',
  seenOf: (seen: string, baseline: string) => `${seen} of ${baseline}`,
  notCounted: 'not counted',
  files: 'Files on this computer',
  acceptedList: 'What was accepted, and by whom',
  tabs: { tonight: 'Tonight', tomorrow: 'Tomorrow', later: 'Later', back: 'Going back' },
  inNumbers: 'Files, steps, and what was accepted',
  rechecks: 'Look again',
  rechecksMean:
    'Some things show only after a day: a disk that fills, an audit job that hangs, clients that do not come back. Nothing is changed.',
  recheckAt: (hours: number, date: string) => `${String(hours)} hours after the switch: ${date}`,
  recheckStates: { done: 'Done', due: 'Due now', later: 'Later' },
  recheckNow: 'Look again now',
  report: 'Report',
  reportMeans:
    'Everything that was done and observed, with hashes, fingerprints and decisions. It contains no secrets.',
  reportSoFar: 'The report as of now. It is made again each time.',
  show: 'Show report',
  hide: 'Hide report',
  otherForms: 'Save in another form',
  saveHtml: 'Save as HTML',
  printReport: 'Print, or save as PDF',
  /** A run sheet, wherever one is shown. */
  printSheet: 'Print run sheet',
  reading: 'The report is being made',
  support: 'For Support',
  supportMeans: 'One file for Netwrix Customer Support. Choose what is in it, look through it, then save it.',
  bundleParts: 'What is in it',
  bundleHides: 'What is hidden in it',
  bundleLook: 'Look through it',
  bundleSave: 'Save the file',
  alsoIn: (path: string) => `It also lies in ${path}.`,
};
