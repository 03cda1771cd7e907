import type { LimitKind } from '../../../rules/limits.ts';

/** Words of the window's page "back up" and of everything about the System Backup Key. */
export const key = {
  /* The backup and its size. */
  backupTitle: 'The backup',
  noBackupYet: 'No backup has been chosen yet.',
  madeByThisJob: 'made by this job',
  wasThere: 'was there before',
  origin: 'Origin',
  handedOver: 'downloaded in the web console and handed over',
  nextPlan: 'Line for a plan that finds it at once',
  sizeNotFinal: 'not final while the backup is being made',
  gauge: 'Size against the 200 MB limit',
  verdicts: {
    fits: 'Fits',
    close: 'Close to the limit',
    'needs-confirmation': 'Above 200 MB',
    'too-large': 'Too large',
  } satisfies Record<LimitKind, string>,
  verdictMeans: {
    fits: 'Below 95 % of 200 MB. The server can process it.',
    close: 'Above 95 % of 200 MB, and still below it. The next backup may be larger.',
    'needs-confirmation':
      'Above 200,000,000 bytes, and not above 200 MiB. The vendor does not say which of them is the limit, so you have to accept it by name.',
    'too-large':
      'Above 200 MiB, however one reads the limit. The server cannot process it, and nobody can accept that.',
  } satisfies Record<LimitKind, string>,
  marks: {
    warn: '95 %',
    bytes: (bytes: string) => `${bytes} bytes`,
  },

  /* Waiting. */
  unchanged: 'No change for',
  sizeSoFar: 'Size so far',
  usual: 'Usually',
  longerThanUsual: 'It takes longer than usual. That alone is no fault.',
  normal: 'What is normal',
  doNot: 'What not to do',
  ifLonger: 'If it takes longer',
  waitingSince: (time: string, elapsed: string) => `Waiting since ${time} (${elapsed})`,
  lastLooked: (time: string) => `Last looked at ${time}`,
  notSeenYet: 'Nothing seen yet. Handover looks again by itself.',
  openConsole: 'Open the web console',
  copyLink: 'Copy link',

  /* The key and its state. */
  keyTitle: 'The System Backup Key',
  keyNotTaken: 'The key has not been taken yet.',
  keyTaken: 'The key was taken. That you can read it back is not proved yet.',
  keyProved: 'It is proved that you can read the key back from where it is kept.',
  dialogTitle: 'Do not press “Yes, I saved the System Backup Key” yet',
  dialogBody:
    'Where the web console shows this button, leave its dialog open until Handover has compared the key. Afterwards the server never shows the key again.',
  dialogWhileWaiting:
    'The server shows the key in a dialog, once. Put the key into your password manager first, and leave the dialog open. If the list does not go on while it is open, look at the key in your password manager, compare it with the dialog character by character, and only then close it.',
  dialogNow: 'If the web console still shows the dialog with the key, you may close it now.',

  /* Showing it. */
  digitsHint: 'Digits are underlined, letters are not.',
  groupsHint: 'The gaps are for reading only and are no part of the key.',
  showKey: 'Show key',
  hideKey: 'Hide key',
  keyHidden: 'The key is hidden.',
  fetching: 'The key is being fetched.',
  tryAgain: 'Try again',
  copyKey: 'Copy key',
  savedTick:
    'The key is now in a password manager, a vault or on paper, apart from this computer’s backup file.',
  stopUnsavedQuestion: 'Stop before the key is saved?',
  stopUnsavedBody:
    'Handover forgets the key when the run ends, and the server does not show it again. When you go on later you have to enter it; without it, another backup is made.',
  stopUnsaved: 'Stop without the key',
  backToKey: 'Back to the key',

  /* The clipboard. */
  clipboard: {
    holds: (time: string) =>
      `The clipboard holds the key. Handover clears it at ${time}, if the key is still there.`,
    clearNow: 'Clear clipboard now',
    cleared: 'The clipboard was cleared.',
    replaced: 'The clipboard holds something else by now. It was left alone.',
    refused:
      'Handover may not look into the clipboard and so did not clear it. It may still hold the key: clear it yourself.',
    unseen: 'This window is not in front. Handover looks at the clipboard when you come back to it.',
    copyRefused:
      'The key could not be copied: access to the clipboard was refused. Select it and copy it by hand.',
  },

  /* Typing it. */
  characters: (count: number) => (count === 1 ? '1 character' : `${String(count)} characters`),
  lintTitle: 'Look at this before you go on',
  lintIntro: 'Handover leaves it as it is. This stands out in what you entered:',
  pastedLineBreak:
    'The pasted text had a line break, and this field holds one line: the break was left out. Look at the end of the key.',
  pastedFromCopyTitle: 'This came straight from the clipboard',
  pastedFromCopy:
    'You copied the key here a moment ago, so pasting it shows only that the clipboard has it. Enter it from where you saved it.',
  attemptOf: (attempt: number, total: number) => `Attempt ${String(attempt)} of ${String(total)}`,
  wrongKey: 'Every character counts: capitals, digits, dashes and spaces.',
  lastAttempt: 'If it does not fit now, Handover shows you the key again. Nothing is lost.',
  lost: 'The key is lost',
  lostQuestion: 'Is the key lost?',
  lostBody:
    'Nobody can recover it, and the backup without it is worthless. The run stops here. When you go on, Handover makes another backup with another key. This one stays on the old appliance until you delete it there.',
  lostKeepLooking: 'Look for it again',
  cannotFind: 'I cannot find the key',
  cannotFindHere:
    'It is not lost: Handover still has it. Show it again, save it where you will find it, and then enter it from there.',
  showAgain: 'Show the key again',
  hideAndEnter: 'I have saved it: hide and enter it',

  /* The emergency kit. */
  kit: {
    file: 'As a file',
    fileMeans:
      'Readable by you only. For a USB stick or a vault. A name that ends in .pdf or .html gives a page to print, any other one plain text.',
    paper: 'On paper',
    paperMeans: 'One page for a safe. Print it on a printer that keeps no copies.',
    print: 'Print the sheet',
    qr: 'As a QR code',
    qrMeans:
      'To read it with a phone that has a password manager. Whoever can see the screen can read it too.',
    showQr: 'Show QR code',
    hideQr: 'Hide QR code',
    qrLabel: 'QR code with the System Backup Key',
    notInHand:
      'Paper and QR code need the key, and this window does not have it any more: it was loaded again or opened later. The file can still be saved.',
    badFolder: (why: string) => `Not a good place for a key: ${why}.`,
    badName: 'A plain name is needed: no dot at the beginning, and none of / \\ : * ? " < > |',
    writeIn: 'not known yet, write it in:',
    digits: 'Digits are underlined.',
  },
};
