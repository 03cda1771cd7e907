import { format } from './format.ts';
import { evidenceSourceNames } from './inspection.ts';
import type { InspectWords } from '../en/inspect.ts';

const files = (count: number): string => `${format.number(count)} ${count === 1 ? 'Datei' : 'Dateien'}`;

export const deInspect: InspectWords = {
  madeAt: 'Erstellt',
  madeOn: 'Version',
  verdict: 'Einspielbar',
  questions: {
    whole: 'Ist sie vollständig?',
    fits: 'Passt sie?',
    backup: 'Ist sie ein Backup von Endpoint Protector?',
  },
  answers: {
    whole: { no: 'Nein', 'cannot-tell': 'Nicht zu sagen', 'looks-fine': 'Sieht vollständig aus' },
    fits: { no: 'Nein', 'cannot-tell': 'Nicht zu sagen', 'looks-fine': 'Ja' },
    backup: { no: 'Nein', 'cannot-tell': 'Nicht zu sagen', 'looks-fine': 'Sie sagt es selbst' },
  },
  ofLimit: 'Grenze',
  key: 'Schlüssel',
  keyResults: {
    opens: 'Öffnet sie',
    'opens-not': 'Öffnet sie nicht',
    'not-needed': 'Nicht nötig',
    'cannot-tell': 'Nicht zu sagen',
  },
  holds: 'Darin ist',
  manifest: 'Sie sagt von sich selbst',
  notHashed: 'nicht berechnet',
  sources: evidenceSourceNames,
  moreEntries: (count) => `und ${format.number(count)} weitere`,
  moreFiles: 'Es gibt mehr Dateien, als hier gezeigt werden.',
  counted: ({ fine, open, bad }) =>
    `${files(fine + open + bad)}: gut aussehend ${format.number(fine)}, nicht zu sagen ${format.number(open)}, nicht einspielbar ${format.number(bad)}.`,
  sameContent: 'Beide Dateien bestehen aus denselben Bytes.',
  otherContent: 'Die Dateien unterscheiden sich.',
  contentUnknown: 'Eine der Dateien wurde nicht ganz gelesen. Ob sie gleich sind, ist nicht bekannt.',
  source: {
    same: (field) => `Beide wurden auf demselben Server erstellt (${field}).`,
    other: (field) => `Sie wurden auf verschiedenen Servern erstellt (${field}).`,
    unknown: () => 'Ob sie auf demselben Server erstellt wurden, ist den Dateien nicht anzusehen.',
  },
  newer: {
    first: 'Die erste ist neuer.',
    second: 'Die zweite ist neuer.',
    same: 'Beide haben dasselbe Datum.',
  },
  dates: (first, second) => `Die erste: ${first}. Die zweite: ${second}.`,
  entriesDiffer: ({ added, removed, changed, same }) =>
    `Von den Einträgen sind ${format.number(same)} gleich, ${format.number(changed)} geändert, ${format.number(added)} nur in der zweiten, ${format.number(removed)} nur in der ersten.`,
  entriesUnknown: 'Was darin ist, wurde nicht verglichen: Eine der beiden zeigt es nicht.',
  entriesPartial: 'Nicht alle Einträge wurden verglichen: Es sind zu viele.',
};
