import type { WindowWords } from '../../en/window.ts';

export const hold: WindowWords['hold'] = {
  reversible: 'Bis hierher lässt sich alles zurücknehmen',
  reversibleMeans: 'Vom nächsten Schritt an sind die Clients eine Zeit lang ohne Server.',
  passed: 'Der Haltepunkt ist überschritten',
  passedMeans: 'Was hier steht, galt, als der Auftrag hier stand. Der Rückweg ist jetzt ein anderer.',
  final: 'Adresse, die die Clients danach benutzen',
  byStep: 'Alle Nachweise, Schritt für Schritt',
  followed: 'Was folgte',
  goingBack: 'Wie es zurückgeht',
  printWayBack: 'Ablaufblatt für den Rückweg drucken',
  movedTitle: 'Clients, die zur neuen Appliance umziehen',
  toldToMove: 'Bis jetzt vorgesehen',
  moved: 'Umgezogen',
  notMoved: 'Noch nicht umgezogen',
  uncompared: (seen) =>
    `Die letzten Listen konnte niemand vergleichen. Allein in der Liste der neuen Appliance stehen als gesehen: ${seen}. Das zählt für niemanden.`,
  movedCurve: 'Umgezogene Clients, über die Zeit seit dem ersten Blick',
  movedGoal: (count) => `${count} vorgesehen`,
  movedText: (count, moving, duration) =>
    `${count} von ${moving} Clients sind innerhalb von ${duration} nach dem ersten Blick umgezogen.`,
  behindTitle: (count) => `Von der neuen Appliance seither nicht gesehen: ${count}`,
  withOldTitle: (count) => `Davon seither von der alten Appliance gesehen: ${count}`,
  typeExactly: (name) => `Tippen Sie ${name} Buchstabe für Buchstabe. Groß- und Kleinschreibung zählt.`,
  noPaste:
    'Einfügen ist hier abgeschaltet: Nur ein Name, den Sie gelesen und getippt haben, zeigt, dass Sie diese Maschine meinen.',
  matches: 'Der Name stimmt.',
  notYet: 'Noch nicht vollständig.',
  differs: (name) => `Das ist nicht ${name}.`,
  thisMachine: 'Diese Maschine',
  switchOff: (name) => `${name} ausschalten`,
};
