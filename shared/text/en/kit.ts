/** The words of the emergency kit with the whole key. */
export const enKit = {
  title: 'HANDOVER EMERGENCY KIT',
  intro:
    'The System Backup Key below opens one backup. The server never stores it, and nobody can recover it. Keep this page apart from the backup file: whoever has both can read the backup.',
  opens: 'What it opens',
  backup: 'Backup',
  madeOn: 'Made on',
  madeAt: 'Date',
  unknown: 'not known',
  key: 'The key',
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
  /** Instead of `title`, `intro` and `key` of a whole one. */
  halves: {
    A: {
      title: 'HANDOVER EMERGENCY KIT, HALF A',
      intro:
        'This is half A of a System Backup Key. Without half B it opens nothing and tells nothing. Another person keeps half B. If one of the halves is lost, the key is lost.',
      key: 'Half A of the key',
    },
    B: {
      title: 'HANDOVER EMERGENCY KIT, HALF B',
      intro:
        'This is half B of a System Backup Key. Without half A it opens nothing and tells nothing. Another person keeps half A. If one of the halves is lost, the key is lost.',
      key: 'Half B of the key',
    },
  },
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
