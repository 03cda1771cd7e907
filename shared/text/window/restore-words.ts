/** Words of the window's page "restore". */
export interface RestoreWords {
  readonly inProgress: string;
  readonly elapsed: string;
  readonly unchanged: string;
  readonly said: string;
  readonly usual: string;
  readonly longerThanUsual: string;
  readonly nothingSaid: string;
  /** What an appliance says of its import, as the profile reads it. Anything else is shown as it is. */
  readonly states: Readonly<Record<string, string>>;
  readonly begunBefore: string;
  readonly whatToExpect: string;
  readonly imported: string;
  readonly notReached: string;
  readonly from: string;
  readonly notPushedYet: string;
  readonly madeBy: string;
  readonly into: string;
  readonly contains: string;
  readonly notCounted: string;
  readonly keyProved: string;
  readonly keyNotProved: string;
}

export const restoreEn: RestoreWords = {
  inProgress: 'The import is going on',
  elapsed: 'Elapsed',
  unchanged: 'No change for',
  said: 'The appliance says',
  usual: 'Usual',
  longerThanUsual:
    'This takes longer than the vendor names. It may still be fine: look at the points under “If it takes longer” before you do anything.',
  nothingSaid: 'nothing yet',
  states: {
    none: 'No import yet',
    generating: 'Generating',
    queued: 'Queued',
    done: 'Done, being counted',
    failed: 'Failed',
    unknown: 'No clear answer',
    'no answer': 'No answer: it may be restarting',
  },
  begunBefore:
    'This job has begun the import, and its end was not seen. It may still go on in the new appliance. “Go on with the job” watches it and does not begin it a second time.',
  whatToExpect: 'What to expect while it is restored',
  imported: 'What is imported',
  notReached:
    'Here the backup is imported into the new appliance with its key. Which one it will be is not known yet.',
  from: 'File on the new appliance',
  notPushedYet: 'not copied there yet',
  madeBy: 'Made by version',
  into: 'Into version',
  contains: 'Held by the old appliance',
  notCounted: 'could not be counted',
  keyProved: 'was read back from where it is kept',
  keyNotProved: 'not proved to be readable yet',
};

export const restoreDe: RestoreWords = {
  inProgress: 'Das Backup wird eingespielt',
  elapsed: 'Vergangen',
  unchanged: 'Keine Änderung seit',
  said: 'Die Appliance sagt',
  usual: 'Üblich',
  longerThanUsual:
    'Das dauert länger, als der Hersteller angibt. Es kann trotzdem in Ordnung sein: Sehen Sie sich die Punkte unter „Wenn es länger dauert“ an, bevor Sie etwas tun.',
  nothingSaid: 'noch nichts',
  states: {
    none: 'Noch kein Import',
    generating: 'Wird erstellt',
    queued: 'In der Warteschlange',
    done: 'Fertig, wird gezählt',
    failed: 'Fehlgeschlagen',
    unknown: 'Keine klare Antwort',
    'no answer': 'Keine Antwort: Sie startet vielleicht neu',
  },
  begunBefore:
    'Dieser Auftrag hat den Import begonnen, und sein Ende wurde nicht gesehen. Er läuft in der neuen Appliance vielleicht weiter. „Auftrag fortsetzen“ beobachtet ihn und beginnt ihn kein zweites Mal.',
  whatToExpect: 'Was beim Einspielen zu erwarten ist',
  imported: 'Was eingespielt wird',
  notReached:
    'Hier wird das Backup mit seinem Schlüssel auf der neuen Appliance eingespielt. Welches es sein wird, steht noch nicht fest.',
  from: 'Datei auf der neuen Appliance',
  notPushedYet: 'noch nicht dorthin kopiert',
  madeBy: 'Erstellt von Version',
  into: 'In Version',
  contains: 'Bestand der alten Appliance',
  notCounted: 'konnte nicht gezählt werden',
  keyProved: 'wurde vom Aufbewahrungsort zurückgelesen',
  keyNotProved: 'noch nicht als lesbar nachgewiesen',
};
