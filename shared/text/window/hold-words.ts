/** Words of the page "Hold point". */
export interface HoldWords {
  readonly reversible: string;
  readonly proved: string;
  readonly backupAge: (age: string) => string;
  readonly backupAgeMeans: string;
  readonly finalAddress: string;
  readonly wayBack: string;
}

export const holdEn: HoldWords = {
  reversible: 'Up to here everything can be taken back. The old appliance serves its clients as before.',
  proved: 'Observed so far',
  backupAge: (age) => `The backup was chosen ${age} ago.`,
  backupAgeMeans: 'What was changed on the old appliance since then is not on the new one.',
  finalAddress: 'Address that the clients use afterwards',
  wayBack: 'The way back',
};

export const holdDe: HoldWords = {
  reversible:
    'Bis hierher lässt sich alles zurücknehmen. Die alte Appliance bedient ihre Clients wie bisher.',
  proved: 'Bisher beobachtet',
  backupAge: (age) => `Das Backup wurde vor ${age} gewählt.`,
  backupAgeMeans: 'Was seitdem auf der alten Appliance geändert wurde, ist nicht auf der neuen.',
  finalAddress: 'Adresse, die die Clients danach verwenden',
  wayBack: 'Der Weg zurück',
};
