import type { Comparison } from '../../run/comparison.ts';
import type { EvidenceSource, InspectionQuestion, KeyResult, VerdictKind } from '../../run/inspection.ts';

const number = (count: number): string => count.toLocaleString('en-US');

/** Headings and sentences of a look into backup files, beside those of its reasons. */
export const enInspect = {
  madeAt: 'Made',
  madeOn: 'Version',
  verdict: 'Restorable',
  /** What a person wants to know of a file, and the answers. */
  questions: {
    whole: 'Is it whole?',
    fits: 'Does it fit?',
    backup: 'Is it a backup of Endpoint Protector?',
  } satisfies Record<InspectionQuestion, string>,
  answers: {
    whole: { no: 'No', 'cannot-tell': 'Cannot tell', 'looks-fine': 'Looks whole' },
    fits: { no: 'No', 'cannot-tell': 'Cannot tell', 'looks-fine': 'Yes' },
    backup: { no: 'No', 'cannot-tell': 'Cannot tell', 'looks-fine': 'It says so itself' },
  } satisfies Record<InspectionQuestion, Record<VerdictKind, string>>,
  /** Heading over the share of the size limit. */
  ofLimit: 'Limit',
  key: 'Key',
  /** Whether the key that was given opens a file, in a table. */
  keyResults: {
    opens: 'Opens it',
    'opens-not': 'Does not open it',
    'not-needed': 'Not needed',
    'cannot-tell': 'Cannot tell',
  } satisfies Record<KeyResult, string>,
  holds: 'It holds',
  manifest: 'It says of itself',
  notHashed: 'not computed',
  /** Where a version or a date stands, inside a sentence. */
  sources: {
    manifest: 'in the file itself',
    name: 'in the name of the file',
    told: 'in what you said',
    entries: 'in the dates of its entries',
    file: 'in the date of the file',
    list: 'in the list of the old appliance',
  } satisfies Record<EvidenceSource, string>,
  moreEntries: (count: number) => `and ${number(count)} more`,
  moreFiles: 'There are more files than are shown here.',
  counted: ({ fine, open, bad }: { readonly fine: number; readonly open: number; readonly bad: number }) =>
    `${number(fine + open + bad)} ${fine + open + bad === 1 ? 'file' : 'files'}: ${number(fine)} look fine, ${number(open)} cannot be judged, ${number(bad)} cannot be restored.`,
  sameContent: 'Both files hold the same bytes.',
  otherContent: 'The files differ.',
  contentUnknown: 'One of the files was not read as a whole. Whether they are the same is not known.',
  source: {
    same: (field: string) => `Both were made on the same server (${field}).`,
    other: (field: string) => `They were made on different servers (${field}).`,
    unknown: () => 'The files do not show whether they were made on the same server.',
  } satisfies Record<Comparison['source']['kind'], (field: string) => string>,
  newer: {
    first: 'The first one is newer.',
    second: 'The second one is newer.',
    same: 'Both have the same date.',
  } satisfies Record<Comparison['newer']['kind'], string>,
  dates: (first: string, second: string) => `First: ${first}. Second: ${second}.`,
  entriesDiffer: ({
    added,
    removed,
    changed,
    same,
  }: {
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    readonly same: number;
  }) =>
    `Of the entries ${number(same)} are the same, ${number(changed)} changed, ${number(added)} are only in the second, ${number(removed)} only in the first.`,
  entriesUnknown: 'What is in them was not compared: one of them does not show it.',
  entriesPartial: 'Not all entries were compared: there are too many.',
};
export type InspectWords = typeof enInspect;

/** What only the command line says of it. */
export const enInspectOnly = {
  /** How all of a huge file is read. */
  hashHint: 'With --hash all of it is read.',
  twoFiles: 'To compare, name exactly two files.',
  noKey: 'Standard input held no key.',
  keyHint: 'About the key:',
  noFiles: 'There are no files to look into.',
};
