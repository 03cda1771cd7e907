import { evidenceSourceNames } from './inspection.ts';
import type { InspectWords } from '../inspect-words.ts';

const number = (count: number): string => count.toLocaleString('en-US');

export const enInspect: InspectWords = {
  file: 'File',
  size: 'Size',
  madeAt: 'Made',
  madeOn: 'Version',
  verdict: 'Restorable',
  holds: 'It holds',
  manifest: 'It says of itself',
  notHashed: 'not computed',
  hashHint: 'With --hash all of it is read.',
  sources: evidenceSourceNames,
  moreEntries: (count) => `and ${number(count)} more`,
  moreFiles: 'There are more files than are shown here.',
  noFiles: 'There are no files to look into.',
  counted: ({ fine, open, bad }) =>
    `${number(fine + open + bad)} files: ${number(fine)} look fine, ${number(open)} cannot be told, ${number(bad)} cannot be restored.`,
  twoFiles: 'To compare, name exactly two files.',
  keyPrompt: 'Key of the backup',
  noKey: 'Standard input held no key.',
  keyHint: 'About the key:',
  sameContent: 'Both files hold the same bytes.',
  otherContent: 'The files differ.',
  contentUnknown: 'One of the files was not read as a whole. Whether they are the same is not known.',
  source: {
    same: (field) => `Both were made on the same server (${field}).`,
    other: (field) => `They were made on different servers (${field}).`,
    unknown: () => 'Whether they were made on the same server cannot be told from the files.',
  },
  newer: {
    first: 'The first one is newer.',
    second: 'The second one is newer.',
    same: 'Both have the same date.',
  },
  dates: (first, second) => `First: ${first}. Second: ${second}.`,
  entriesDiffer: ({ added, removed, changed, same }) =>
    `Of the entries ${number(same)} are the same, ${number(changed)} changed, ${number(added)} are only in the second, ${number(removed)} only in the first.`,
  entriesUnknown: 'What is in them was not compared: one of them does not show it.',
  entriesPartial: 'Not all entries were compared: there are too many.',
};
