/** Words of the window's page "Hold point", and of the question that asks for a typed name. */
export interface HoldWords {
  readonly reversible: string;
  readonly reversibleMeans: string;
  readonly passed: string;
  readonly passedMeans: string;
  readonly machines: string;
  readonly willGo: string;
  readonly willServe: string;
  readonly wentOff: string;
  readonly serves: string;
  readonly final: string;
  readonly backupAge: string;
  readonly madeAgo: (duration: string, time: string) => string;
  readonly madeAtLeastAgo: (duration: string) => string;
  /** By whose word: after one of the two before. `where` as in `inspect.sources`. */
  readonly ageStands: (where: string) => string;
  readonly ageUnknown: string;
  readonly noBackup: string;
  readonly ageMeans: string;
  readonly clients: string;
  readonly counted: (count: string) => string;
  readonly notCounted: string;
  readonly proved: string;
  readonly noProofs: string;
  readonly allPassed: (count: number) => string;
  readonly notAllPassed: string;
  readonly readFirst: string;
  readonly notCountedAsPassed: string;
  readonly byStep: string;
  readonly openHeading: string;
  readonly next: string;
  readonly followed: string;
  readonly nextMeans: string;
  readonly goingBack: string;
  readonly beforeNext: string;
  readonly ticks: string;
  /* The typed name. */
  readonly typeExactly: (name: string) => string;
  readonly noPaste: string;
  readonly matches: string;
  readonly notYet: string;
  readonly differs: (name: string) => string;
  readonly thisMachine: string;
  readonly whatFollows: string;
  readonly switchOff: (name: string) => string;
}

export const holdEn: HoldWords = {
  reversible: 'Up to here everything can be taken back',
  reversibleMeans:
    'The old appliance serves its clients as before. From the next step on they are without a server for a time.',
  passed: 'The hold point is passed',
  passedMeans: 'What was said here was so when the job stood here. The way back is now another one.',
  machines: 'The two machines',
  willGo: 'will be switched off',
  willServe: 'will serve the clients',
  wentOff: 'was to be switched off',
  serves: 'takes over',
  final: 'Address that the clients use afterwards',
  backupAge: 'Age of the backup',
  madeAgo: (duration, time) => `made ${duration} ago, at ${time}`,
  madeAtLeastAgo: (duration) => `at least ${duration} old`,
  ageStands: (where) => `That stands ${where}.`,
  ageUnknown: 'not known: it was there before this job',
  noBackup: 'no backup yet',
  ageMeans: 'What was changed on the old appliance since then does not move.',
  clients: 'Clients before the switch',
  counted: (count) => `${count}, by name`,
  notCounted: 'not counted yet',
  proved: 'What was proved so far',
  noProofs: 'Nothing was proved yet.',
  allPassed: (count) =>
    count === 1 ? 'The one proof has passed.' : `All ${String(count)} proofs have passed.`,
  notAllPassed: 'Not everything has plainly passed.',
  readFirst: 'Read what stands below before you go on.',
  notCountedAsPassed: 'What could not be tested is not counted as passed.',
  byStep: 'All proofs, step by step',
  openHeading: 'Not plainly passed',
  next: 'What happens next',
  followed: 'What followed',
  nextMeans: 'From the first of these steps on the clients are without a server, until the second is proved.',
  goingBack: 'How to go back',
  beforeNext: 'Before you go on',
  ticks: 'The ticks are your own notes. Handover does not check them.',
  typeExactly: (name) => `Type ${name} letter by letter. Capital letters count.`,
  noPaste:
    'Pasting is switched off here: only a name that you have read and typed shows that you mean this machine.',
  matches: 'The name is right.',
  notYet: 'Not complete yet.',
  differs: (name) => `This is not ${name}.`,
  thisMachine: 'This machine',
  whatFollows: 'What follows at once',
  switchOff: (name) => `Switch off ${name}`,
};

export const holdDe: HoldWords = {
  reversible: 'Bis hierher lässt sich alles zurücknehmen',
  reversibleMeans:
    'Die alte Appliance bedient ihre Clients wie zuvor. Vom nächsten Schritt an sind sie eine Zeit lang ohne Server.',
  passed: 'Der Haltepunkt ist überschritten',
  passedMeans: 'Was hier steht, galt, als der Auftrag hier stand. Der Rückweg ist jetzt ein anderer.',
  machines: 'Die beiden Maschinen',
  willGo: 'wird ausgeschaltet',
  willServe: 'wird die Clients bedienen',
  wentOff: 'sollte ausgeschaltet werden',
  serves: 'übernimmt',
  final: 'Adresse, die die Clients danach benutzen',
  backupAge: 'Alter des Backups',
  madeAgo: (duration, time) => `vor ${duration} erstellt, um ${time}`,
  madeAtLeastAgo: (duration) => `mindestens ${duration} alt`,
  ageStands: (where) => `Das steht ${where}.`,
  ageUnknown: 'nicht bekannt: Es war vor diesem Auftrag da',
  noBackup: 'noch kein Backup',
  ageMeans: 'Was seither auf der alten Appliance geändert wurde, zieht nicht mit um.',
  clients: 'Clients vor dem Umschalten',
  counted: (count) => `${count}, mit Namen`,
  notCounted: 'noch nicht gezählt',
  proved: 'Was bisher bewiesen ist',
  noProofs: 'Noch ist nichts bewiesen.',
  allPassed: (count) =>
    count === 1 ? 'Der eine Nachweis ist bestanden.' : `Alle ${String(count)} Nachweise sind bestanden.`,
  notAllPassed: 'Nicht alles ist glatt bestanden.',
  readFirst: 'Lesen Sie, was unten steht, bevor Sie weitergehen.',
  notCountedAsPassed: 'Was nicht geprüft werden konnte, zählt nicht als bestanden.',
  byStep: 'Alle Nachweise, Schritt für Schritt',
  openHeading: 'Nicht glatt bestanden',
  next: 'Was als Nächstes geschieht',
  followed: 'Was folgte',
  nextMeans: 'Vom ersten dieser Schritte an sind die Clients ohne Server, bis der zweite nachgewiesen ist.',
  goingBack: 'Wie es zurückgeht',
  beforeNext: 'Bevor Sie weitergehen',
  ticks: 'Die Haken sind Ihre eigenen Notizen. Handover prüft sie nicht.',
  typeExactly: (name) => `Tippen Sie ${name} Buchstabe für Buchstabe. Groß- und Kleinschreibung zählt.`,
  noPaste:
    'Einfügen ist hier abgeschaltet: Nur ein Name, den Sie gelesen und getippt haben, zeigt, dass Sie diese Maschine meinen.',
  matches: 'Der Name stimmt.',
  notYet: 'Noch nicht vollständig.',
  differs: (name) => `Das ist nicht ${name}.`,
  thisMachine: 'Diese Maschine',
  whatFollows: 'Was sofort folgt',
  switchOff: (name) => `${name} ausschalten`,
};
