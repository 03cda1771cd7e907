import type { Severity } from '../../run/finding.ts';
import type { StepEnd } from '../../run/steps.ts';

const foldedEnds = {
  proved: 'proved',
  'by-word': 'by word',
  untested: 'done, not tested',
} as const satisfies Record<StepEnd, string>;

const severityNouns = { error: 'error', warning: 'warning', info: 'note' } as const;

/** Words that the command line and the window share. */
export const enCli = {
  meanwhile: 'State of both appliances',
  next: 'What to do next',
  retry: 'Try again',
  why: 'Why it matters',
  fix: 'What to do',
  source: 'Source',
  elapsed: 'Elapsed',
  unchangedFor: (duration: string) => `no change for ${duration}`,
  remaining: (duration: string) => `${duration} left`,
  steps: (count: number) => (count === 1 ? '1 step' : `${String(count)} steps`),
  counted: (count: number, severity: Severity) =>
    `${String(count)} ${severityNouns[severity]}${count === 1 ? '' : 's'}`,
  moreFindings: (count: number) =>
    count === 1 ? 'One more finding blocks the job.' : `${String(count)} more findings block the job.`,
  menu: 'Menu',
  see: 'You should see',
  caution: 'Take care',
  clientsUse: 'Clients use afterwards',
  yes: 'Yes',
  no: 'No',
  doNotKnow: 'I do not know',
  openPoints: (count: number) => (count === 1 ? '1 open point' : `${String(count)} open points`),
  /** In the place of “Done”, where something is open. */
  doneWith: (points: string) => `Done, with ${points}`,
};
export type CliWords = typeof enCli;

/** What only the command line says, which is in English. */
export const enCliOnly = {
  acceptWith: (name: string) => `To accept it: --accept ${name}`,
  noSuchName: (name: string, near: readonly string[]) =>
    `there is no finding or proof named '${name}'${near.length === 0 ? '' : `; near it: ${near.join(', ')}`}`,
  resumeWith: (jobId: string, isRehearsal: boolean) =>
    `To go on: handover resume ${jobId}${isRehearsal ? ' --rehearse' : ''}`,
  /** Questions that only a person can answer, and nobody answered. */
  notDeclared: (names: readonly string[]) =>
    `Still unanswered: ${names.join(', ')}. Write the answers into the plan and start a new job, or resume this one where a person can answer.`,
  /** Rows of the ledgers that were left open, by their names. */
  settleWith: (jobId: string, rows: readonly string[]) =>
    `Once it is done: handover settle ${jobId} ${rows.length === 1 ? rows.join() : `ROW (${rows.join(', ')})`}`,
  recheckDue: (jobId: string) => `A re-check is due: handover recheck ${jobId}`,
  loginAllows: ({ word, seen }: { word: string; seen: string }) => `The login allows: ${word}. ${seen}`,
  revertAgainWith: (jobId: string) => `To go on with the way back: handover roll-back ${jobId}`,
  forwardWith: (jobId: string) => `To go forward again instead: handover resume ${jobId} --forward`,
  /** A check that did not end is made anew; its job goes no further. */
  checkAgain: 'To check again, once the cause is put right: handover check PLAN',
  /** Where a job is stopped, and somebody may go on without Handover. */
  byHandWith: (jobId: string) => `To finish by hand: handover by-hand ${jobId}`,
  /** Told before the old appliance is switched off, on the terminal in which the answer is typed. */
  rollbackSheetWith: (jobId: string) =>
    `The rollback run sheet, from another terminal: handover by-hand ${jobId} --back`,
  nothingByHand: 'Nothing is left of this job.',
  /** The job is at its end, and somebody still has to look at something. */
  onlyOpenByHand: 'No step is left of this job, and somebody still has to look at this:',
  departmentAlone: '--department goes with --server, the address of the new appliance.',
  revertWith: (jobId: string) => `To go back to the old appliance: handover roll-back ${jobId}`,
  outageSince: (time: string) => `Clients without a server since ${time}`,
  what: 'What happened',
  detail: 'Details',
  undo: 'To undo it',
  askAgain: (duration: string) => `you are asked again in ${duration}`,
  usually: (range: string) => `usually ${range}`,
  /** Steps that a small terminal shows as one line. */
  foldedDone: (count: number, end: StepEnd) =>
    `${count === 1 ? '1 step' : `${String(count)} steps`} ${foldedEnds[end]}`,
  foldedPending: (count: number) => (count === 1 ? '1 step to come' : `${String(count)} steps to come`),
  said: (by: string) => (by === 'plan' ? 'Said in the plan' : `Said by ${by}`),
  link: 'Where',
  keyIsCleared: 'The key was shown and is cleared from this screen.',
  /** Before an empty entry counts: what it would mean. */
  emptyKey: {
    capture:
      'An empty line says that the key is lost: the backup is then given up, and another one is made with another key. Nothing is given up yet. Enter the key, or press Enter once more to give the backup up.',
    restore:
      'Without the key the job stops here. Nothing is lost: it asks again when it is resumed. Enter the key, or press Enter once more to stop.',
  },
  keyAttempt: (attempt: number, total: number) => `attempt ${String(attempt)} of ${String(total)}`,
  orSeeKey: 'Enter shows the key again',
  /** Nothing was ticked: what that means, and whether it was meant. */
  noneAccepted: 'None is accepted: the job stops here. Stop?',
  keyIsLostOtherwise: 'Without its key this backup is worthless. Stop here all the same?',
  orEnter: 'Enter for none',
  rowEvidence: 'what you read there, @ and a path for a file, or Enter for your word alone',
  content: 'Content',
  /** What state things are in when a command ended before it did anything. */
  nothingDone: 'This command changed nothing.',
  through: (hosts: string) => `through ${hosts}`,
  bundleNotWritten: 'Nothing was written. With --out FILE it is.',
  bundleWritten: (path: string, size: string) => `Written: ${path} (${size}).`,
  yourAnswer: 'Your answer',
  countOf: (position: number, total: number) => `${String(position)} of ${String(total)}`,
  noSuchFile: (path: string) => `There is no file ${path}.`,
  noSuchFolder: (path: string) => `There is no folder ${path}.`,
  kitNameEnds: 'The name of a kit ends with .txt, .html or .pdf.',
  fileExists: (path: string) => `${path} exists already. Choose another name.`,
  typeExactly: (expected: string) => `Type ${expected} exactly, or press Ctrl-C to stop here.`,
};

/** What `handover init` says. */
export const enInit = {
  lead: 'Two machines and a name make a plan. The test of each logs in and looks; it changes nothing, and no secret is written down.',
  sides: { old: 'OLD, the appliance that serves the clients today', new: 'NEW, the one that takes over' },
  address: (side: string) => `Address of ${side}`,
  addressMeans: '[user@]address[:port], or a Host of ~/.ssh/config',
  consoleMeans: 'address[:port] of its web console',
  user: (side: string) => `User on ${side} (Enter: as SSH is set up here)`,
  noAddress: 'An address or a name, with user and port if you like, and nothing else.',
  noUser:
    'A user name alone, without colons and spaces: a password is asked for when it is needed, and is never in a plan.',
  isOld: 'This is OLD. The new appliance needs an address of its own until the cut-over.',
  sameKey:
    'NEW shows the host key of OLD: it is one machine under two names, or a clone that kept its keys. A job would stop here.',
  connected: (side: string, name: string) => `${side} answers: ${name}`,
  console: (port: number, title: string) =>
    `Its web console answers at port ${String(port)}${title === '' ? '' : `: ${title}`}.`,
  noConsole: 'No web console was seen from this computer; behind jump hosts none is looked for.',
  afterFailure: (side: string) => `${side} was not tested to the end. What now?`,
  again: 'Test again',
  other: 'Enter another address or user',
  untested: 'Put it into the plan untested',
  name: 'Name of the migration',
  nameLength: 'A name of 1 to 120 characters.',
  written: (path: string) => `The plan is in ${path}. Only you can read it.`,
  notTested: (side: string) => `${side} was not tested: its host key is asked about when a run connects.`,
  noVersion: (side: string, hasSsh: boolean) =>
    `The version of ${side} ${hasSsh ? 'is not told over SSH' : 'cannot be read without SSH'}. The web console shows it; write it into the plan as “version”.`,
  compareCertificate:
    'This is the SHA-256 of the certificate. Compare all of it with the one that the browser shows for that web console.',
  goOn: (path: string) => `To check both machines by it: handover check ${path}`,
};

/** What `handover probe` says. */
export const enProbe = {
  ports: {
    foreign: 'answers in another protocol',
    refused: 'refused',
    silent: 'silent',
    'could-not-test': 'could not be tested from here',
  },
  expected: 'This is the machine that is expected there.',
  another: 'This is another machine than the one that is expected there.',
  noKey: 'Something answers there, and it shows no host key to compare.',
  notCompared: 'Nothing was given to compare with: see --expect.',
  nobody: 'Nobody answers there, as far as this machine can see.',
  refuses:
    'Something refuses or speaks another protocol there: a machine or a firewall holds the address. Look in the hypervisor.',
  untested: 'It could not be tested from here who answers there: this says nothing of the address.',
};

/** What `handover doctor --console` says: the command line speaks English. */
export const enConsole = {
  noBrowser:
    'There is no Chromium, Chrome or Edge on this computer, or no screen to show one on. HANDOVER_BROWSER names another. Without --console the operations are examined over SSH.',
  bar: (side: 'old' | 'new', address: string) => `${side === 'old' ? 'OLD' : 'NEW'} ${address}`,
  opened: (origin: string, sha256: string) =>
    `${origin} is open in a window of its own, under the certificate with the SHA-256 ${sha256} alone. Sign in there and walk through its pages: what is recognised is shown here. Nothing is pressed for you, and nothing is kept of it. Questions of the browser (“Are you sure?”) are answered with No there: change nothing in this window. It ends when the window is closed.`,
  written: (file: string, pages: number) =>
    `${file} holds ${pages === 1 ? '1 page' : `${String(pages)} pages`}, without values, rows, names that are no plain words, and sentences beside a key. Read it before you send it to anybody.`,
  noPage: {
    loading: 'The page is loading.',
    'not-the-console':
      'The browser shows no page of this console: nobody answers, another certificate was refused, or a link led elsewhere.',
  },
  ended: {
    closed: 'The window is closed.',
    'foreign-certificate':
      'Another certificate answered than the one that was accepted, so the window was closed. Nothing more was read.',
  },
  notRecognised: {
    'no-rule': 'Page not recognised: no rule of the profile fits.',
    'several-pages': 'Page not recognised: the rules of several pages fit.',
    'too-long': 'Page not recognised: it is longer than is read.',
  },
  near: (page: string, missing: readonly string[]) =>
    `It has the title of ${page}, and not: ${missing.map((each) => `“${each}”`).join(', ')}.`,
  weights: { proof: 'Proves', hint: 'Hint only' },
  unseen: {
    missing: 'not on the page',
    several: 'several things fit, so none counts',
    'unknown-words': 'in words that the profile does not know',
  },
} as const;
