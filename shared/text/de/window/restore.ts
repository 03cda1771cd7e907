import type { WindowWords } from '../../en/window.ts';

export const restore: WindowWords['restore'] = {
  inProgress: 'Das Backup wird eingespielt',
  unchanged: 'Keine Änderung seit',
  said: 'Die Appliance sagt',
  usual: 'Üblich',
  longerThanUsual:
    'Das dauert länger, als der Hersteller angibt. Es kann trotzdem in Ordnung sein: Sehen Sie sich die Punkte unter „Wenn es länger dauert“ an, bevor Sie etwas tun.',
  nothingSaid: 'noch nichts',
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
