import { enCalls } from '../calls.ts';

/** How the window calls a person who looks elsewhere, and the keys that it knows. */
export const comfort = {
  /** Before the stage in the title of the window. */
  waitingTitle: 'Waiting for you: ',
  workingTitle: 'Working: ',
  callMe: 'Call me',
  callMeHint: 'Tell me by a notification when Handover needs an answer, the outage ends, or the job stops',
  callsOnHint: 'Switch notifications off',
  callsRefused:
    'Notifications are not allowed for this window. Allow them in the settings of the browser or the system, then press the button again.',
  calls: enCalls,
  help: 'Keys and sound',
  keysTitle: 'Keys and sound',
  keysIntro: 'Keys work while no field has the focus.',
  keys: {
    sheet: 'Show this sheet',
    now: 'Go to what is asked, or to the step that runs',
    next: 'Next stage',
    previous: 'Previous stage',
    jobs: 'All jobs',
  },
  /** These hold always. */
  tabKey: 'Go from one field or button to the next',
  enterKey: 'Press the button that has the focus; in a field, send the answer where that loses nothing',
  escapeKey: 'Close a dialog without doing anything; in a question, go to the answer that changes nothing',
  key: 'Key',
  keyDoes: 'What it does',
  singleKeys: 'Single keys are on',
  singleKeysHint:
    'Switch them off where speech input or a habit presses them by mistake. Tab, Enter and Esc stay.',
  sound: 'Sound with each call',
  questionElsewhere: 'This is asked where the job is worked on. Here it can only be read.',
};
