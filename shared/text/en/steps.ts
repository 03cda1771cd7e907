import type { ObservationKind } from '../../run/event.ts';
import type { StepId } from '../../run/steps.ts';
import type { Words } from '../words.ts';

/** What is done beyond the hold point on the way back; before it a step is undone under its own title. */
const backTitles: Partial<Record<StepId, string>> = {
  'take-address': 'Let the final address go from the new appliance',
  'power-off': 'Start the old appliance again',
};

/** Steps, states and the other fixed words of the main path, in English. */
export const enSteps = {
  stages: {
    connect: 'Connect',
    plan: 'Plan',
    preflight: 'Preflight',
    preserve: 'Preserve',
    'back-up': 'Back up',
    pull: 'Pull',
    verify: 'Verify',
    push: 'Push',
    restore: 'Restore',
    'hold-point': 'Hold point',
    'cut-over': 'Cut over',
    validate: 'Validate',
    finalise: 'Finalise',
  },
  phases: { prepare: 'Prepare', copy: 'Copy', restore: 'Restore', switch: 'Switch' },
  steps: {
    connect: {
      title: 'Connect to both appliances',
      does: 'Logs in to the old and the new appliance over SSH, shows who they are, and pins the host key and the certificate of each.',
      undo: 'Nothing to undo. Both appliances are only read.',
    },
    plan: {
      title: 'Agree to the plan',
      does: 'Shows which appliance is old and which is new, what will happen in which order, and which address the clients will use afterwards.',
      undo: 'Nothing to undo. Nothing is sent to an appliance.',
    },
    preflight: {
      title: 'Check everything beforehand',
      does: 'Checks versions, disks, sizes, clocks, names, certificates and your answers, and collects all findings.',
      undo: 'Nothing to undo. Both appliances are only read.',
    },
    preserve: {
      title: 'Keep older backups and audit logs',
      does: 'Copies the older System Backups and Audit Log Backups that you want to keep to this computer. They do not move to the new appliance.',
      undo: 'Delete the copies in the job folder. The originals stay on the old appliance.',
    },
    'back-up': {
      title: 'Make the System Backup',
      does: 'Makes a new System Backup on the old appliance, or takes the one that you chose, and waits until it is ready.',
      undo: 'Delete the new backup in System Backup v2 on the old appliance. A deleted backup cannot be recovered.',
    },
    key: {
      title: 'Keep the System Backup Key safe',
      does: 'Takes the key, which the server shows only once, helps you to save it, and lets you prove that you can read it back.',
      undo: 'Delete the emergency kit if you saved one. The key itself cannot be shown again: without it, make a new backup.',
    },
    pull: {
      title: 'Pull the backup',
      does: 'Copies the backup from the old appliance to this computer under a temporary name, and gives it its name when it is complete.',
      undo: 'Delete the copy in the job folder. The backup stays on the old appliance.',
    },
    verify: {
      title: 'Verify the copy',
      does: 'Compares the SHA-256 of both ends, holds the size against the 200 MB limit, and looks into the file.',
      undo: 'Nothing to undo. The files are only read.',
    },
    push: {
      title: 'Push the backup',
      does: 'Copies the verified backup to the new appliance and compares the SHA-256 there.',
      undo: 'Handover deletes the pushed file from the new appliance when you roll the job back.',
    },
    restore: {
      title: 'Restore on the new appliance',
      does: 'Switches client communication off on the new appliance, and imports the backup there with its key. What the new appliance held before is replaced.',
      undo: 'Return the new machine to its snapshot, or deploy it again from the image. The old appliance is not touched.',
    },
    'hold-point': {
      title: 'Hold point',
      does: 'Stops before the service is interrupted, and asks you to type the name of the machine that will be switched off.',
      undo: 'Nothing to undo. Up to here nothing was taken from the old appliance; clients that moved in waves stay with the new one.',
    },
    'power-off': {
      title: 'Switch off the old appliance',
      does: 'Shows first that the old appliance can be seen, then shuts it down, and proves that it no longer answers. The clients are without a server from here on and queue their events.',
      undo: 'If the new appliance does not hold the final address, start the old machine again. Otherwise take the address off the new appliance first.',
    },
    'take-address': {
      title: 'Give the final address to the new appliance',
      does: 'Leads you through setting the final address on the new appliance, and proves that the address answers with the host key of the new one. Where a command does it, the clients are let in right then.',
      undo: 'Take the final address off the new appliance or disconnect its network card, then start the old machine. The order matters.',
    },
    validate: {
      title: 'Validate the new appliance',
      does: 'Checks host key, certificate, version and restored data on the final address, and that the old appliance stays off.',
      undo: 'Nothing to undo. The new appliance is only read.',
    },
    'readmit-clients': {
      title: 'Let the clients back in',
      does: 'Switches client communication on at the new appliance where it is not on yet, and counts which clients check in again.',
      undo: 'Switch client communication off again in System Configuration > System Settings.',
    },
    finalise: {
      title: 'Finalise',
      does: 'Lists what is still open, writes the report, and closes the job. The old machine stays off and is kept.',
      undo: 'The report can be written again. The way back to the old machine stays open as long as you keep it.',
    },
  },
  stepStates: {
    pending: 'Not started',
    running: 'Running',
    waiting: 'Waiting for you',
    done: 'Done',
    failed: 'Failed',
    reverted: 'Rolled back',
  },
  stepEnds: {
    proved: { word: 'Proved', means: 'It was observed.' },
    'by-word': { word: 'By word', means: 'It rests, at least in part, on what a person said or decided.' },
    untested: { word: 'Not tested', means: 'It was done, and whether it is so could not be observed.' },
  },
  effects: {
    reads: { word: 'Reads only', means: 'Nothing is changed anywhere.' },
    'adds-files': {
      word: 'Adds files',
      means: 'New files appear on this computer or on an appliance. Nothing that is there is changed.',
    },
    'changes-new': {
      word: 'Changes the new appliance',
      means: 'The new appliance is changed. The old appliance is not.',
    },
    outage: { word: 'Interrupts the service', means: 'The clients are without a server for a time.' },
  },
  lifecycle: {
    ready: 'Ready',
    rehearsed: 'Rehearsed',
    switching: 'Switching',
    switched: 'Switched',
    finalised: 'Finalised',
    reverted: 'Rolled back',
  },
  lifecycleMeans: {
    ready: 'Nothing is switched over.',
    rehearsed: 'Everything up to the hold point was done. Nothing is switched over.',
    switching:
      'The cut-over has begun. The old appliance may be off, and the new one was not seen at the final address yet.',
    switched: 'The new appliance was seen at the final address. The job is not finalised yet.',
    finalised: 'The job is closed. The new appliance has taken the place of the old one.',
    reverted: 'What the job added was rolled back as far as possible.',
  },
  outcomes: {
    done: { word: 'Done', means: 'All steps were done. Each step says how it was proved.' },
    rehearsed: {
      word: 'Rehearsed',
      means: 'All steps up to the hold point were done. The service was not interrupted.',
    },
    checked: { word: 'Checked', means: 'The checks were made. Nothing was changed.' },
    reverted: { word: 'Rolled back', means: 'What the job added was rolled back as far as possible.' },
    rechecked: { word: 'Looked again', means: 'The new appliance was looked at again, and passed.' },
    failed: { word: 'Failed', means: 'A step failed. What was done before it is kept.' },
    blocked: {
      word: 'Blocked',
      means: 'Findings block the job. Correct what they name, or accept the warnings by name.',
    },
    waiting: { word: 'Waiting', means: 'Something has to be done by a person first.' },
    cancelled: { word: 'Stopped', means: 'The run was stopped on request. What was done is kept.' },
  },
  backTitle: (step, title) => backTitles[step] ?? `Roll back: ${title}`,
  modes: { run: 'Run', rehearse: 'Rehearsal', check: 'Check', revert: 'Roll-back', recheck: 'Re-check' },
  sides: { old: 'old appliance', new: 'new appliance', local: 'this computer' },
  severities: { error: 'Error', warning: 'Warning', info: 'Note' },
  proofStatuses: {
    passed: 'Passed',
    'passed-with-warning': 'Passed with warning',
    'by-word': 'By word',
    failed: 'Failed',
    'could-not-test': 'Could not test',
  },
  standing: {
    'before-hold-point':
      'Handover changed nothing on the old appliance but, at most, added a backup. At most, the new appliance was prepared.',
    'after-hold-point':
      'The switch has begun. The old appliance may be off, and clients without a server queue their events.',
    connect: 'Handover has changed nothing.',
    plan: 'Handover has changed nothing.',
    preflight: 'Handover has changed nothing: the appliances were only read.',
    preserve:
      'Handover changed nothing on the old appliance and nothing on the new one. Copies may be on this computer.',
    'back-up':
      'Handover changed nothing on the old appliance but, at most, added a backup, and nothing on the new one.',
    key: 'Handover changed nothing on the old appliance but added the backup, and nothing on the new one.',
    pull: 'Handover changed nothing on the old appliance but added the backup, and nothing on the new one.',
    verify: 'Handover changed nothing on the old appliance but added the backup, and nothing on the new one.',
    push: 'Handover changed nothing on the old appliance but added the backup. The new appliance may hold a part of the backup under a temporary name; nothing else was changed there.',
    restore:
      'Handover changed nothing on the old appliance but added the backup. The new appliance may be restored in part: do not use it until the restore has been proved.',
    'hold-point':
      'Handover changed nothing on the old appliance but added the backup. The new appliance is restored, and serves nobody but clients that were moved there in waves.',
    'power-off':
      'The old appliance may be off or on its way down. The new appliance is restored and does not hold the final address yet. Clients without a server queue their events.',
    'take-address':
      'The old appliance counts as off. The new appliance may hold the final address or its temporary one. Clients without a server queue their events.',
    validate:
      'The old appliance counts as off. The new appliance was seen at the final address. Clients may be checking in.',
    'readmit-clients':
      'The old appliance counts as off. The new appliance was seen at the final address. Clients may be checking in.',
    finalise: 'The old appliance counts as off and is kept. The new appliance was seen at the final address.',
  },
  lastSeen: {
    heard: { old: (at) => `OLD last answered at ${at}.`, new: (at) => `NEW last answered at ${at}.` },
    unheard: {
      old: (at) => `OLD did not answer at ${at}.`,
      new: (at) => `NEW did not answer at ${at}.`,
    },
    heardThenNot: {
      old: (heardAt, at) => `OLD last answered at ${heardAt}, and did not answer at ${at}.`,
      new: (heardAt, at) => `NEW last answered at ${heardAt}, and did not answer at ${at}.`,
    },
  },
  retry: {
    retry: 'Handover tries again by itself for a time, and you can try again at any time.',
    mend: 'You can try this step again when the cause is put right.',
    stop: 'Do not try again before you know the cause.',
  },
} as const satisfies Partial<Words>;

/** What only the command line and the plain log say, which are in English. */
export const enStepsOnly = {
  observations: {
    done: 'It is done',
    ready: 'It can start',
    waiting: 'It has begun and is going on',
  } satisfies Record<ObservationKind, string>,
};
