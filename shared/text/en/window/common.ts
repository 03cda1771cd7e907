import type { JobPhase } from '../../../run/steps.ts';

/** Words that every page of the window shares. */
export const common = {
  appName: 'Handover',
  oldRole: 'OLD',
  newRole: 'NEW',
  allJobs: 'All jobs',
  /** The job in four parts, as the rail and the timeline show it. */
  phases: { prepare: 'Prepare', copy: 'Copy', restore: 'Restore', switch: 'Switch' } satisfies Record<
    JobPhase,
    string
  >,
  stagesLabel: 'Stages of the migration',
  identitiesLabel: 'The two appliances',
  connecting: 'Connecting to Handover',
  connectionLost:
    'The window has lost its connection to Handover and connects again. What the job does now cannot be seen from here: it goes on as long as Handover runs.',
  codeUsedTitle: 'This link was used before',
  codeUsed:
    'A launch link opens one window, once. Go on in the window that it opened, or start Handover again for a new link.',
  unreachableTitle: 'Handover does not answer',
  unreachable:
    'The program behind this window has ended. Start it again: every job goes on from where it stands.',
  loading: 'Looking at the job',
  start: 'Start migration',
  rehearse: 'Rehearse up to the hold point',
  checkOnly: 'Check only',
  goOn: 'Go on with the job',
  rollBack: 'Roll back',
  rollBackQuestion: 'Roll back what this job did?',
  rollBackBody:
    'Handover removes what it put on the new appliance, as far as it can, and says what is left for you to do. What was pulled to this computer stays.',
  /** The same after the hold point, for a direct switch. */
  rollBackPastQuestion: 'Go back to the old appliance?',
  rollBackPast:
    'The new appliance takes its own address again and gives up the final one; then you start the old appliance. Nobody serves the clients in between, and what they sent to the new appliance stays there.',
  rollBackAsks: 'You will be asked to type the name of the new appliance first.',
  cancelRun: 'Stop here',
  cancelQuestion: 'Stop here?',
  cancelBody:
    'The step that runs now ends cleanly. Nothing is lost, and the job can go on later from where it stands.',
  keepRunning: 'Keep going',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  readOnlyTitle: 'Read only',
  readOnly: 'Another window works on this job. Here you see what happens, and can change nothing.',
  takeOver: 'Work on it here',
  undoLabel: 'How it is undone',
  effectLabel: 'What it may change',
  interrupted:
    'The program ended during this step. Go on with the job: Handover looks at both appliances first.',
  nothingRuns: 'Nothing runs now.',
  demoHint: 'Demo: what you would read on the machine’s own screen or in your notes',
  demoFill: 'Fill in',
  demoAnswer: 'Answer with it',
  demoDone: 'Demo: this was done for you in the web console.',
  demoFile: 'Demo: downloaded for you in the web console',
  demoTake: 'Take this file',
  demoBadge: 'Demo',
  demoMeans: 'Both machines are demo appliances inside Handover. Nothing real is touched.',
  attempt: (attempt: number) => `The last answer was not accepted. Attempt ${String(attempt)}.`,
  show: 'Show',
  hide: 'Hide',
  required: 'Please fill this in.',
  proofs: 'What was observed',
  technical: 'Technical detail',
  languageLabel: 'Language',
  countdown: (seconds: string, attempt: number, attempts: number) =>
    `Trying again in ${seconds} (attempt ${String(attempt)} of ${String(attempts)})`,
  place: 'Folder',
  fileName: 'File name',
  chooseFile: 'Choose file',
  dropHere: 'or drop it here',
  uploading: 'Taking the file in',
  noFile: 'No file chosen',
  notCounted: 'not counted yet',
  name: 'Name',
  saveJson: 'Save as JSON',
  saveMarkdown: 'Save as Markdown',
  ticks: 'The ticks are your own notes. Handover does not check them.',
  duration: 'Time',
  skipToContent: 'Skip to the stage',
  stopped: 'Stopped',
  stepSince: (state: string, time: string) => `${state} since ${time}`,
  stepDone: (state: string, time: string, duration: string) => `${state} at ${time}, took ${duration}`,
  stepWasSo: (time: string) => `Was done already, seen at ${time}`,
  stepMore: 'What it did, and how it is undone',
  stepAhead: 'What it will do, and how it is undone',
  goOnAnyTime:
    '“Go on with the job” at the bottom continues at any time. Handover looks at both appliances first.',
};
