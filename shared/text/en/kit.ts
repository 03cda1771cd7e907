/** What a kit is for: the whole key, or one of its two halves. */
export type KitPart = 'whole' | 'A' | 'B';

/** The words of the emergency kit. */
export const enKit = {
  title: {
    whole: 'HANDOVER EMERGENCY KIT',
    A: 'HANDOVER EMERGENCY KIT, HALF A',
    B: 'HANDOVER EMERGENCY KIT, HALF B',
  } satisfies Record<KitPart, string>,
  intro: {
    whole:
      'The System Backup Key below opens one backup. The server never stores it, and nobody can recover it. Keep this page apart from the backup file: whoever has both can read the backup.',
    A: 'This is half A of a System Backup Key. Without half B it opens nothing and tells nothing. Another person keeps half B. If one of the halves is lost, the key is lost.',
    B: 'This is half B of a System Backup Key. Without half A it opens nothing and tells nothing. Another person keeps half A. If one of the halves is lost, the key is lost.',
  } satisfies Record<KitPart, string>,
  opens: 'What it opens',
  backup: 'Backup',
  madeOn: 'Made on',
  madeAt: 'Date',
  unknown: 'not known',
  key: { whole: 'The key', A: 'Half A of the key', B: 'Half B of the key' } satisfies Record<KitPart, string>,
  /** How the lines are read. */
  reading:
    'Read the characters between the bars, line by line, without the spaces between the groups. The two characters behind a line check it. The last line says how many characters there are in all.',
  space: 'The sign ␣ stands for a space that belongs to the key.',
  oldKeys: 'An older backup has an older key. Keep its kit as long as you keep that backup.',
  restoreTitle: 'To restore',
  restore: [
    'On the new appliance open System Maintenance > System Backup v2 > Import and Restore (Migrate).',
    'Choose the backup file named above and enter the key.',
    'Start the import once and wait at least 5 minutes. Do not repeat it after an error 500: look at the logs in /var/log/epp/ first.',
  ] as readonly string[],
  verifyTitle: 'To verify',
  verify: [
    'The file: sha256sum FILE gives the SHA-256 named above.',
    'The paper: type the lines into a text file and run handover kit verify FILE. A mistyped line is named.',
    'By hand: let one person read the lines aloud and another one compare them, with their check characters.',
  ],
  printed: (date: string) => `Written on ${date}.`,
};
export type KitWords = typeof enKit;

/** What only a kit in a file says, and what reads it back on the command line. */
export const enKitOnly = {
  code: 'The square code holds the same characters. A telephone that reads it may store it: use one that you trust.',
  joinTitle: 'To join the halves',
  join: [
    'With Handover: handover kit join HALF-A HALF-B.',
    'Without it: leave out the first five characters of each half. The rest are hexadecimal digits: add both numbers bit by bit (XOR), and read each two digits of the result as one character.',
  ],
  whole: (characters: number) =>
    `The kit is whole: ${String(characters)} characters, every line fits its check.`,
  halfWhole: (side: 'A' | 'B') => `Half ${side} is whole: every line fits its check.`,
  joined: 'Both halves fit each other, and give a key.',
  notJoined: 'These are no two halves of one key.',
  written: (path: string) => `Written to ${path}, for you only.`,
  sameFile: (file: string) => `${file} is the backup of this kit: its SHA-256 is the same.`,
  otherFile: (file: string) =>
    `${file} is not the backup of this kit: its SHA-256 is another one. An older backup has an older key.`,
  noHash: 'The kit names no SHA-256 to compare.',
  keyPrompt: 'Key of the backup',
  noKey: 'There is no key.',
  folder: (reason: string) =>
    `Think about the folder: ${reason}. Whoever gets the kit and the backup can read the backup.`,
};
