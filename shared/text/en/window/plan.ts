import type { ActivityId, WindowVerdict } from '../../../rules/times.ts';

/** Words of the window's page "plan" and of the run book that is printed from it. */
export const plan = {
  exportPlan: 'Export plan (YAML)',
  printRunBook: 'Print run book',
  addressTitle: 'The address afterwards',
  chosen: 'Chosen',
  /** Opens what the strategy that was not chosen would mean. */
  otherWay: (title: string) => `What the other way would mean: ${title}`,
  stepsTitle: 'What will happen',
  timelineTitle: 'Timeline',
  /** What stands beside a stage in a wide window. */
  sideLabel: 'Timeline and evidence',
  allSteps: (count: number) => `All ${String(count)} steps, and how each is undone`,
  legend:
    'Dark: the shortest time. Light: the longest. Tall and red: no server for the clients; nobody publishes how long.',
  frame: (length: string) => `Dashed frame: the maintenance window of ${length}.`,
  afterwards: 'Afterwards, by hand',
  outage: 'Outage',
  outageTook: (duration: string) => `Outage: ${duration}`,
  allTimes: 'Times in numbers, and where they come from',
  whatFollows: 'What follows from this address',
  stepsIntro:
    'Each step looks first, does what is left to do, and looks again. Only the second look makes it green.',
  usualTime: 'Usual time',
  notPublished: 'not published',
  notPublishedWhy:
    'Where no time is given, the vendor has published none. Copying depends on the size of the backup and on your network.',
  took: (duration: string) => `took ${duration}`,
  fromHere: 'From here on the clients are without a server until the new appliance answers.',
  timeTitle: 'Time and maintenance window',
  timeIntro:
    'A maintenance window is at least twice the estimate. The numbers are the vendor’s, and no promise.',
  part: 'Part of the work',
  activities: {
    'patch-old': 'Patch the old appliance',
    'deploy-new': 'Set up the new machine',
    'trial-licence': 'Trial licence on the new appliance',
    'patch-new': 'Patch the new appliance',
    backup: 'Make the System Backup',
    restore: 'Restore on the new appliance',
    licence: 'Import the licence',
    'client-packages': 'Upload the client packages',
    integrations: 'Test the integrations',
    'client-check-in': 'Clients check in again',
  } satisfies Record<ActivityId, string>,
  beforeJob: 'Before this job',
  inWindow: 'In the maintenance window',
  total: 'Total in the window',
  estimate: 'Estimate',
  needed: 'Window needed',
  planned: 'Window planned',
  notPlanned: 'not in the plan',
  verdicts: {
    'long-enough': 'Long enough',
    'too-short': 'Too short',
    unknown: 'Not known',
  } satisfies Record<WindowVerdict['kind'], string>,
  verdictMeans: {
    'long-enough': (planned: string, needed: string) =>
      `The planned window of ${planned} covers the needed ${needed}.`,
    'too-short': (planned: string, needed: string) =>
      `The planned window of ${planned} is shorter than the needed ${needed}.`,
    unknown: (_planned: string, needed: string) => `The plan names no window. ${needed} are needed.`,
  } satisfies Record<WindowVerdict['kind'], (planned: string, needed: string) => string>,
  wholeJob: (range: string, watch: string) =>
    `The vendor reckons with ${range} for the whole job, and with ${watch} of watching afterwards.`,
  planBelow: 'All steps, times and consequences are listed below on this page.',
  openPoint: 'Open point',
  missingClients: (count: number) =>
    count === 1 ? '1 client not seen yet' : `${String(count)} clients not seen yet`,
  runBook: {
    title: (job: string) => `Run book: ${job}`,
    printed: (date: string) => `Printed on ${date}. It holds no secrets.`,
    owners: 'Owners',
    roles: [
      'Migration',
      'Hypervisor console',
      'Network and firewall',
      'Decides on going back',
      'Netwrix Customer Support',
    ],
    role: 'Role',
    phone: 'Phone',
    window: 'Maintenance window',
    begins: 'Begins',
    ends: 'Ends',
    steps: 'Steps',
    who: 'Who',
    startedAt: 'Start',
    doneAt: 'Done',
    abort: 'Abort points',
    abortIntro:
      'The job can be stopped in each step and goes on later from there. This is the state of things then.',
    ifItStops: 'Stopped in',
    standing: 'State of both appliances',
    blank: 'to be filled in by hand',
  },
};
