/** Words of the page "Restore". */
export interface RestoreWords {
  readonly elapsed: string;
  readonly unchanged: string;
  readonly usual: string;
  readonly normal: string;
  readonly doNot: string;
  readonly ifLonger: string;
  readonly imported: string;
  readonly backup: string;
  readonly custody: string;
  readonly custodyProved: string;
  readonly custodyOpen: string;
}

export const restoreEn: RestoreWords = {
  elapsed: 'Elapsed',
  unchanged: 'Unchanged for',
  usual: 'Usually takes',
  normal: 'What is normal',
  doNot: 'What not to do',
  ifLonger: 'If it takes longer',
  imported: 'What is imported',
  backup: 'Backup',
  custody: 'Key',
  custodyProved: 'Custody was proved by entering it again.',
  custodyOpen: 'Custody is not proved yet.',
};

export const restoreDe: RestoreWords = {
  elapsed: 'Verstrichen',
  unchanged: 'Unverändert seit',
  usual: 'Üblich sind',
  normal: 'Was normal ist',
  doNot: 'Was Sie nicht tun sollten',
  ifLonger: 'Wenn es länger dauert',
  imported: 'Was eingespielt wird',
  backup: 'Backup',
  custody: 'Schlüssel',
  custodyProved: 'Der Besitz wurde durch erneute Eingabe nachgewiesen.',
  custodyOpen: 'Der Besitz ist noch nicht nachgewiesen.',
};
