import type { Side } from '../../run/error-codes.ts';
import type { QuestionOf } from '../../run/question.ts';
import { enDeclarations } from './declarations.ts';
import { enGuides } from './guides.ts';
import { enLedgerNames } from './ledger/names.ts';
import { enProofs } from './proofs.ts';
import { enSteps } from './steps.ts';
import { format } from './format.ts';
import { instructionText, type Words } from '../words.ts';

const { sides, steps } = enSteps;

const lostKey =
  'The server shows it only once and never stores it. Nobody can recover a lost key, and a backup without it is worthless.';

const inOneLine = (name: string) => name.replaceAll('\n', ', ');

const secretNames = {
  password: 'Password',
  passphrase: 'Passphrase',
  'keyboard-interactive': 'Answer',
  'sudo-password': 'sudo password',
  'api-secret': 'API client secret',
} as const;

/** As the machines are marked in the window and in the terminal. */
const marks = { old: ' (OLD)', new: ' (NEW)', local: '' } as const;

const clientCount = (count: number): string =>
  `${format.number(count)} ${count === 1 ? 'client' : 'clients'}`;

function secretOwner(side: Side, isJump: boolean | undefined): string {
  const machine = `the ${sides[side]}${marks[side]}`;
  return isJump === true ? `the jump host on the way to ${machine}` : machine;
}

/** A backup that is made by hand is asked for after its key was compared, while its dialog is open. */
const keyCompared =
  'Handover has compared the keys, and they are the same. Where the dialog with the key is open, press “Yes, I saved the System Backup Key” now. ';

function guidedWords(watched: QuestionOf<'confirm-guided'>['watched']) {
  switch (watched) {
    case 'once-begun':
      return {
        means: 'Handover watches it from when you say that it is started.',
        confirm: 'I have started it',
      };
    case 'meanwhile':
      return {
        means:
          'Handover watches the appliance meanwhile. Whether the data is there only you can see, so your word is recorded.',
        confirm: 'The data is there',
      };
    case undefined:
      return {
        means: 'It cannot be observed from here, so your word is recorded.',
        confirm: 'I have done it',
      };
    default:
      return watched satisfies never;
  }
}

type Moving = Extract<QuestionOf<'hand-over-file'>['earlier'], { kind: 'moving' }>;

/** What is asked of a list while clients move, and what follows where it is left out. */
function movingWords({ side, moving, there }: Moving) {
  const compared = typeof there === 'number';
  if (side === 'old')
    return {
      title: 'Hand over a list of the old appliance',
      body: `Now export the list of the old appliance, after that of the new one. Only both show who moved. ${
        compared
          ? `Leave it empty, and the count before stands: ${format.number(there)} of ${clientCount(moving)}.`
          : 'Leave it empty, and nobody counts as moved: you are then told what follows from that.'
      }`,
      decline: compared ? 'Keep the count before' : 'Go on without the list',
    };
  const again = 'Export the list of the new appliance again when more had time to, as often as you like';
  return {
    title: 'Hand over a list of the new appliance',
    body:
      there === undefined
        ? `To move: ${clientCount(moving)}. Export the list of the new appliance when they had time to; or leave it empty, and the job stops here until you resume it.`
        : compared
          ? `Moved: ${format.number(there)} of ${clientCount(moving)}. ${again}; or leave it empty, and this count stands.`
          : `How many of ${clientCount(moving)} moved nobody could compare. ${again}; or leave it empty: you are then told what follows from that.`,
    decline: there === undefined ? 'Not yet' : 'Go on with what is known',
  };
}

/**
 * What is asked, and the verbs of its answers. The safe answer is `decline` wherever something can be lost. “Not yet” leaves the
 * question open: the run stops, and asks it again when it goes on. “Stop here” ends a run from outside, and “Cancel” closes a
 * dialog of the system in which nothing was begun.
 */
export const enQuestions: Words['questions'] = {
  'trust-host-key': ({ reason, side, address, port, keyType, sha256, isJump }) => ({
    title:
      isJump === true
        ? `Is this the jump host on the way to the ${sides[side]}?`
        : `Is this the ${sides[side]}?`,
    body: [
      reason === 'unknown'
        ? `This computer has not met ${address}, port ${String(port)}, before.`
        : `${address}, port ${String(port)}, is known, and shows a key of a new type.`,
      `It shows this host key: ${keyType} ${sha256}.`,
      'Compare the whole fingerprint with the one on the console of the machine. This shows it there: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub (replace ed25519 by the type that is shown).',
    ],
    labels: { confirm: 'Accept this key', decline: 'Do not accept', field: 'Fingerprint to compare' },
  }),
  'trust-certificate': ({ reason, side, address, port, sha256, subject, issuer, validTo }) => ({
    title:
      reason === 'other'
        ? `Is this the ${sides[side]} with a new certificate?`
        : `Is this the ${sides[side]}?`,
    body: [
      {
        unknown: `Without SSH the ${sides[side]} is known by the certificate of its web console. This is what ${address}, port ${String(port)}, shows.`,
        other: `${address}, port ${String(port)}, shows a certificate that neither appliance had. A change of the address may make a new one; another machine shows its own as well.`,
        shared: `${address}, port ${String(port)}, shows the certificate of the old appliance, which the restore brought to the new one too. It does not tell which of the two answers there.`,
      }[reason],
      `SHA-256 ${sha256}, for ${inOneLine(subject)}, by ${inOneLine(issuer)}, valid to ${format.date(validTo)}.`,
      reason === 'shared'
        ? 'Look in the hypervisor which of the two machines is on and connected to this network. Open the web console at this address in a browser, and look at the version that it shows.'
        : 'Open the web console at this address in a browser, look at the certificate there, and compare the whole SHA-256. Look at something that only this appliance shows, such as its version or its list of computers.',
    ],
    labels: {
      confirm: reason === 'shared' ? `It is the ${sides[side]}` : 'Accept this certificate',
      decline: 'Do not accept',
    },
  }),
  secret: ({ purpose, side, subject, prompt, fromServer, isJump, attempt }) => ({
    title: `${secretNames[purpose]} for ${secretOwner(side, isJump)}: ${subject}`,
    body: [
      ...(attempt > 1 ? ['The last answer was not accepted.'] : []),
      ...(fromServer && prompt !== ''
        ? [`The ${isJump === true ? 'jump host' : sides[side]} asks: “${prompt}”.`]
        : []),
      ...(purpose === 'sudo-password' ? ['Leave it empty where none is known.'] : []),
      'It is kept in memory only.',
    ],
    labels: { confirm: 'Continue', decline: 'Not yet', field: `${secretNames[purpose]}${marks[side]}` },
  }),
  'backup-key': ({ backup, purpose, attempt, isAfterRefusal }) => ({
    title: 'System Backup Key',
    body: [
      ...(attempt > 1
        ? [
            'The last entry is not the key that was proved before for this backup. If it is the right one all the same, enter it once more: it is then taken instead.',
          ]
        : []),
      ...(isAfterRefusal === true
        ? ['The key that was given before does not open this backup. Enter the right one.']
        : []),
      purpose === 'capture' && isAfterRefusal !== true
        ? `Enter the key that the server shows for the backup ${backup}. Do not press “Yes, I saved the System Backup Key” there before you have proved here that you can read it back.`
        : `Enter the key of the backup ${backup} from where you saved it.`,
      purpose === 'capture'
        ? lostKey
        : 'It goes to the new appliance for the import. It is kept in memory only.',
    ],
    labels: { confirm: 'Use this key', decline: 'Not yet', field: 'System Backup Key' },
  }),
  'keep-key': ({ backup, isAfterMisses }) => ({
    title: isAfterMisses === true ? 'Save this key again' : 'Save this key now',
    body: [
      ...(isAfterMisses === true
        ? [
            'None of the entries was the key that Handover has. Nothing is lost: it is shown here again. Where the server still shows it, compare the two, character by character. If they differ, stop here: Handover then asks for the key again.',
          ]
        : []),
      `This is the System Backup Key of ${backup}.`,
      lostKey,
      'Put it into your password manager or vault, apart from the backup file.',
    ],
    labels: { confirm: 'I have saved the key', decline: 'Not yet' },
  }),
  'prove-key': ({ attempt }) => ({
    title: 'Prove that you can read the key back',
    body: [
      ...(attempt > 1 ? ['This is not the same key. You can see the key again.'] : []),
      'Enter the key once more, from where you saved it and not from the clipboard.',
    ],
    labels: { confirm: 'Compare', decline: 'Not yet', field: 'System Backup Key' },
  }),
  'kit-path': ({ backup }) => ({
    title: 'Emergency kit',
    body: [
      `The kit is a text file with the key of ${backup}, what it opens, and how to restore it. It is the only file that Handover ever writes the key to.`,
      'Keep it apart from the backup file. Whoever has both can read the backup.',
      'You can go on without a kit.',
    ],
    labels: { confirm: 'Save the kit', decline: 'No kit', field: 'Where to save the kit' },
  }),
  'accept-findings': ({ step, findings }) => ({
    title: 'Accept these warnings?',
    body: [
      findings.length === 1
        ? `The step “${steps[step].title}” does not end before you accept one warning.`
        : `The step “${steps[step].title}” does not end before you accept ${format.number(findings.length)} warnings.`,
      'Each one that you accept is recorded with its name and yours.',
    ],
    labels: { confirm: 'Accept the chosen ones', decline: 'Not yet', field: 'Warnings to accept' },
  }),
  declare: ({ ids: [first, ...more] }) => {
    const only = first !== undefined && more.length === 0 ? enDeclarations[first] : undefined;
    return {
      title: only?.question ?? 'What only you can know',
      body: [
        only?.why ??
          'Handover cannot see these by itself. What stays open becomes a warning that you accept by its name; a no to something dangerous stops the job.',
      ],
      labels: { confirm: 'Record the answers', decline: 'No', field: 'Note' },
    };
  },
  'choose-items': ({ items }) => ({
    title: 'Which of these do you want to keep?',
    body: [
      items.length === 1
        ? 'The old appliance holds one older backup or audit log backup.'
        : `The old appliance holds ${format.number(items.length)} older backups and audit log backups.`,
      'They do not move to the new appliance. What is not kept can be lost when the old machine is given up.',
    ],
    labels: { confirm: 'Keep the chosen ones', decline: 'Not yet', field: 'Items to keep' },
  }),
  'choose-backup': ({ items }) => ({
    title: 'Which backup is to be migrated?',
    body: [
      items.length === 1
        ? 'This file is new on the old appliance and can be a backup by its first bytes. Compare its size and time with the list in the web console.'
        : `${format.number(items.length)} files are new on the old appliance and can be a backup by their first bytes. Compare size and time with the list in the web console.`,
      'Handover copies the one that you choose over SSH. You need its key.',
    ],
    labels: { confirm: 'Use this file', decline: 'None of these', field: 'File' },
  }),
  'choose-rows': () => ({
    title: 'Which of these do you have?',
    body: [
      'Each of them is to be looked after when the new appliance has been restored. What you do not have is folded away, and you are not asked about it again.',
    ],
    labels: { confirm: 'These are there', decline: 'Not yet', field: 'What there is' },
  }),
  'settle-rows': ({ step }) => ({
    title:
      step === 'finalise'
        ? 'What is done and tested on the new appliance?'
        : 'Is the new appliance ready for its clients?',
    body: [
      'This cannot be seen from here, so that your word is recorded, with what you read there or with a file.',
      step === 'finalise'
        ? 'What you leave out stays open: you are asked to accept it by its name.'
        : 'Do it on the new appliance before client communication is switched on. What you leave out stays open: you are asked to accept it by its name.',
    ],
    labels: { confirm: 'Record this', decline: 'None of it', field: 'Done and tested' },
  }),
  'hand-over-file': ({ purpose, existing, earlier }) => ({
    title:
      purpose === 'backup'
        ? 'Hand over the downloaded backup'
        : earlier?.kind === 'moving'
          ? movingWords(earlier).title
          : earlier
            ? 'Hand over a later list of computers'
            : 'Hand over the list of computers',
    body: [
      purpose === 'backup' && existing !== undefined
        ? `Download the backup “${existing}”, which is there already, in the web console, then choose the file here. Do not make another one. It is copied into the job and checked; your file stays where it is.`
        : purpose === 'backup'
          ? 'Download the backup in the web console, then choose the file here. It is copied into the job and checked; your file stays where it is.'
          : earlier?.kind === 'listed'
            ? `The list of ${format.date(earlier.at)} holds ${clientCount(earlier.count)}. Export it again, then choose the file here; or leave it empty, and that list counts.`
            : earlier?.kind === 'moving'
              ? movingWords(earlier).body
              : earlier
                ? `${format.number(earlier.seen)} of ${clientCount(earlier.baseline)} are back. Export the list again when more had time to come, as often as you like; or leave it empty, and this count stands.`
                : 'Export the list of computers from the web console, then choose the file here. Leave it empty to go on without it; the comparison of clients then counts as not tested.',
    ],
    labels: {
      confirm: 'Use this file',
      decline:
        purpose === 'backup'
          ? 'Not yet'
          : earlier?.kind === 'moving'
            ? movingWords(earlier).decline
            : earlier
              ? 'Go on with what is known'
              : 'Go on without the list',
      field: 'File',
    },
  }),
  'client-time': ({ side, name, lastSeenAt, attempt }) => ({
    title: `When was ${name} last in contact, by your clock?`,
    body: [
      ...(attempt > 1
        ? ['That fits no time zone, or lies in the future. Enter date and time, such as 2026-11-25 14:05.']
        : []),
      `The list of the ${sides[side ?? 'new']} says ${lastSeenAt}, and not in which time zone. One known time tells it for all: without it nobody can say who was seen since.`,
      'On that computer the client shows its last contact: Settings, then Ctrl+Alt+I (on a Mac Option+Command+I).',
    ],
    labels: {
      confirm: 'Compare by this time',
      decline: 'I do not know',
      field: 'Date and time by your clock',
    },
  }),
  'confirm-guided': ({ operation, side, instruction, watched }) => {
    const { title, see } = instructionText(enGuides, instruction);
    return {
      title,
      body: [
        `${operation === 'create-backup' ? keyCompared : ''}This is done by hand on the ${sides[side]}. ${guidedWords(watched).means}`,
        ...(see === '' ? [] : [`You should see: ${sentence(see)}`]),
      ],
      labels: { confirm: guidedWords(watched).confirm, decline: 'Not yet' },
    };
  },
  'renew-backup': ({ backup }) => ({
    title: 'Make a fresh backup first?',
    body: [
      `A fresh one goes through key, copy and restore again, and the new appliance is restored again. ${backup} stays on the old appliance and in the job.`,
      'Without it the job goes on with this backup, once you have accepted that by name.',
    ],
    labels: { confirm: 'Make a fresh backup', decline: 'Keep this one' },
  }),
  'confirm-plan': ({ step }) => ({
    title: step === 'plan' ? 'Is this the plan?' : `Go on with “${steps[step].title}”?`,
    body: [steps[step].does, `To undo it: ${steps[step].undo}`],
    labels: { confirm: 'Go on', decline: 'Not yet' },
  }),
  'type-name': ({ step, side, expected, purpose, isArmed, isIsolated }) => ({
    title:
      purpose === 'go-back'
        ? 'Go back to the old appliance?'
        : step === 'hold-point'
          ? `${isIsolated ? 'Isolate' : 'Switch off'} ${expected}?`
          : `Type the name of the ${sides[side]}`,
    body: [
      ...(purpose === 'go-back'
        ? [
            'The new appliance gives up the final address, by itself or by your hands. From then on nobody serves the clients until you bring the old appliance back.',
            'What the clients sent to the new appliance since the switch stays there.',
          ]
        : step === 'hold-point'
          ? [steps['power-off'].does, `To undo it: ${steps['power-off'].undo}`]
          : [steps[step].does, `To undo it: ${steps[step].undo}`]),
      ...(isArmed === true
        ? [`This plan is armed for a direct switch. ${enGuides.takeovers.direct.summary}`]
        : []),
      `Type ${expected} to confirm that this is the machine you mean.`,
    ],
    labels: {
      confirm:
        purpose === 'go-back'
          ? 'Give the address back'
          : step === 'hold-point'
            ? `${isIsolated ? 'Isolate' : 'Switch off'} ${expected}`
            : steps[step].title,
      decline: 'Not yet',
      field: 'Name of the machine',
    },
  }),
  'take-changed-profile': ({ side, path, copyPath }) => ({
    title: `Use the changed profile of the ${sides[side]}?`,
    body: [
      `${path} has changed since this job took its copy of it (${copyPath}).`,
      'Without the change the job goes on as it began. With the change, the file is copied into the job and used from the next command on.',
    ],
    labels: { confirm: 'Use the changed one', decline: 'Keep the copy' },
  }),
  'confirm-finalise': ({ open }) => ({
    title: open.length === 0 ? 'Finalise the job?' : 'Finalise with open points?',
    body: [
      ...(open.length === 0
        ? ['All proofs have passed.']
        : [
            `Not fully proved: ${open.map(openTitle).join(', ')}.`,
            'They are recorded as open in the report.',
          ]),
      'The old machine stays off and is kept. Finalising deletes nothing.',
    ],
    labels: { confirm: 'Finalise', decline: 'Not yet' },
  }),
};

/** The title of a proof, or the name of a row; an id that this version does not know stays as it is. */
function openTitle(id: string): string {
  const proofs: Readonly<Record<string, { readonly title: string }>> = enProofs;
  const rows: Readonly<Record<string, string>> = enLedgerNames;
  const [, row = ''] = id.split('ledger.row-open:');
  const title = Object.hasOwn(proofs, id)
    ? proofs[id]?.title
    : Object.hasOwn(rows, row)
      ? rows[row]
      : undefined;
  return title === undefined ? id : `“${title}”`;
}

function sentence(text: string): string {
  return /[.?]$/u.test(text) ? text : `${text}.`;
}
