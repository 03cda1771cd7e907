import type { HoldBriefWords } from '../en/hold-brief.ts';

export const deHoldBrief: HoldBriefWords = {
  switchesOff: (name, address, isIsolated) => {
    const machine = name === address ? name : `${name} (${address})`;
    return isIsolated ? `Das isoliert ${machine}.` : `Das schaltet ${machine} aus.`;
  },
  whatFollows: 'Was sofort folgt',
  next: 'Danach',
  beforeNext: 'Bevor Sie weitergehen',
  proved: 'Was bisher bewiesen ist',
  noProofs: 'Noch ist nichts bewiesen.',
  allPassed: (count) =>
    count === 1 ? 'Der eine Nachweis ist bestanden.' : `Alle ${String(count)} Nachweise sind bestanden.`,
  notProved: 'Was nicht bewiesen ist',
  notCountedAsPassed: 'Was nicht geprüft werden konnte, zählt nicht als bestanden.',
  backupAge: 'Alter des Backups',
  madeAgo: (duration, time) => `vor ${duration} erstellt, um ${time}`,
  madeAtLeastAgo: (duration) => `mindestens ${duration} alt`,
  ageStands: (where) => `Das steht ${where}.`,
  ageUnknown: 'nicht bekannt: Es war vor diesem Auftrag da',
  noBackup: 'noch kein Backup',
  ageMeans: 'Was seither auf der alten Appliance geändert wurde, zieht nicht mit um.',
  clients: 'Clients vor dem Umschalten',
  counted: (count) => `${count}, mit Namen`,
  notCounted: 'nicht gezählt',
};
