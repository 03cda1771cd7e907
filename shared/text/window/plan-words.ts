import type { ActivityId, WindowVerdict } from '../../rules/times.ts';

/** Words of the window's page "plan" and of the run book that is printed from it. */
export interface PlanWords {
  readonly exportPlan: string;
  readonly printRunBook: string;
  readonly addressTitle: string;
  readonly chosen: string;
  /** Opens what the strategy that was not chosen would mean. */
  readonly otherWay: (title: string) => string;
  readonly consequences: string;
  readonly stepsTitle: string;
  readonly stepsIntro: string;
  readonly usualTime: string;
  readonly notPublished: string;
  readonly notPublishedWhy: string;
  readonly took: (duration: string) => string;
  readonly fromHere: string;
  readonly timeTitle: string;
  readonly timeIntro: string;
  readonly part: string;
  readonly activities: Readonly<Record<ActivityId, string>>;
  readonly beforeJob: string;
  readonly inWindow: string;
  readonly total: string;
  readonly estimate: string;
  readonly needed: string;
  readonly planned: string;
  readonly notPlanned: string;
  readonly verdicts: Readonly<Record<WindowVerdict['kind'], string>>;
  readonly verdictMeans: Readonly<Record<WindowVerdict['kind'], (planned: string, needed: string) => string>>;
  readonly wholeJob: (range: string, watch: string) => string;
  readonly integrationsTitle: string;
  readonly integrationsIntro: string;
  readonly integration: string;
  readonly menu: string;
  readonly test: string;
  readonly planBelow: string;
  readonly openPoint: string;
  readonly missingClients: (count: number) => string;
  readonly runBook: {
    readonly title: (job: string) => string;
    readonly printed: (date: string) => string;
    readonly owners: string;
    readonly roles: readonly string[];
    readonly role: string;
    readonly name: string;
    readonly phone: string;
    readonly window: string;
    readonly begins: string;
    readonly ends: string;
    readonly steps: string;
    readonly who: string;
    readonly startedAt: string;
    readonly doneAt: string;
    readonly abort: string;
    readonly abortIntro: string;
    readonly ifItStops: string;
    readonly standing: string;
    readonly blank: string;
  };
}

export const planEn: PlanWords = {
  exportPlan: 'Export plan (YAML)',
  printRunBook: 'Print run book',
  addressTitle: 'The address afterwards',
  chosen: 'Chosen',
  otherWay: (title) => `What the other way would mean: ${title}`,
  consequences: 'What follows from it',
  stepsTitle: 'What will happen',
  stepsIntro:
    'Each step looks first, does what is left to do, and looks again. Only the second look makes it green.',
  usualTime: 'Usual time',
  notPublished: 'not published',
  notPublishedWhy:
    'Where no time stands, nobody has published one. Copying depends on the size of the backup and on your network.',
  took: (duration) => `took ${duration}`,
  fromHere: 'From here on the clients are without a server until the new appliance answers.',
  timeTitle: 'Time and maintenance window',
  timeIntro:
    'A maintenance window is at least twice the estimate. The numbers are the vendor’s, and no promise.',
  part: 'Part of the work',
  activities: {
    'patch-old': 'Patch the old appliance',
    'deploy-new': 'Set up the new machine',
    'trial-licence': 'Trial licence on the new appliance',
    'patch-new': 'Patch the new appliance',
    backup: 'Make the System Backup',
    restore: 'Restore on the new appliance',
    licence: 'Import the licence',
    'client-packages': 'Upload the client packages',
    integrations: 'Test the integrations',
    'client-check-in': 'Clients check in again',
  },
  beforeJob: 'Before this job',
  inWindow: 'In the maintenance window',
  total: 'Total in the window',
  estimate: 'Estimate',
  needed: 'Window needed',
  planned: 'Window planned',
  notPlanned: 'not in the plan',
  verdicts: {
    'long-enough': 'Long enough',
    'too-short': 'Too short',
    unknown: 'Not known',
  },
  verdictMeans: {
    'long-enough': (planned, needed) => `The planned window of ${planned} covers the needed ${needed}.`,
    'too-short': (planned, needed) =>
      `The planned window of ${planned} is shorter than the needed ${needed}.`,
    unknown: (_planned, needed) => `The plan names no window. ${needed} are needed.`,
  },
  wholeJob: (range, watch) =>
    `The vendor reckons with ${range} for the whole job, and with ${watch} of watching afterwards.`,
  integrationsTitle: 'Integrations to write down now and to test afterwards',
  integrationsIntro:
    'Each counts as not migrated until it was tested: a restore does not always bring their secrets along. Menus are those of the web console.',
  integration: 'Integration',
  menu: 'Menu',
  test: 'How to test it',
  planBelow: 'All steps, times and consequences stand below on this page.',
  openPoint: 'Open point',
  missingClients: (count) =>
    count === 1 ? '1 client not seen yet' : `${String(count)} clients not seen yet`,
  runBook: {
    title: (job) => `Run book: ${job}`,
    printed: (date) => `Printed on ${date}. It holds no secrets.`,
    owners: 'Owners',
    roles: [
      'Migration',
      'Hypervisor console',
      'Network and firewall',
      'Decides on going back',
      'Netwrix Customer Support',
    ],
    role: 'Role',
    name: 'Name',
    phone: 'Phone',
    window: 'Maintenance window',
    begins: 'Begins',
    ends: 'Ends',
    steps: 'Steps',
    who: 'Who',
    startedAt: 'Start',
    doneAt: 'Done',
    abort: 'Abort points',
    abortIntro:
      'The job can be stopped in each step, and goes on later from where it stands. This is how things stand then.',
    ifItStops: 'Stopped in',
    standing: 'State of both appliances',
    blank: 'to be filled in by hand',
  },
};

export const planDe: PlanWords = {
  exportPlan: 'Plan exportieren (YAML)',
  printRunBook: 'Ablaufplan drucken',
  addressTitle: 'Die Adresse danach',
  chosen: 'Gewählt',
  otherWay: (title) => `Was der andere Weg bedeuten würde: ${title}`,
  consequences: 'Was daraus folgt',
  stepsTitle: 'Was geschehen wird',
  stepsIntro:
    'Jeder Schritt sieht zuerst nach, tut, was zu tun bleibt, und sieht noch einmal nach. Erst der zweite Blick macht ihn grün.',
  usualTime: 'Übliche Dauer',
  notPublished: 'nicht veröffentlicht',
  notPublishedWhy:
    'Wo keine Dauer steht, hat niemand eine veröffentlicht. Das Kopieren hängt von der Größe der Sicherung und von Ihrem Netz ab.',
  took: (duration) => `dauerte ${duration}`,
  fromHere: 'Von hier an sind die Clients ohne Server, bis die neue Appliance antwortet.',
  timeTitle: 'Zeit und Wartungsfenster',
  timeIntro:
    'Ein Wartungsfenster ist mindestens doppelt so lang wie die Schätzung. Die Zahlen sind die des Herstellers und kein Versprechen.',
  part: 'Teil der Arbeit',
  activities: {
    'patch-old': 'Alte Appliance patchen',
    'deploy-new': 'Neue Maschine aufsetzen',
    'trial-licence': 'Testlizenz auf der neuen Appliance',
    'patch-new': 'Neue Appliance patchen',
    backup: 'System Backup erstellen',
    restore: 'Auf der neuen Appliance wiederherstellen',
    licence: 'Lizenz importieren',
    'client-packages': 'Client-Pakete hochladen',
    integrations: 'Integrationen testen',
    'client-check-in': 'Clients melden sich wieder',
  },
  beforeJob: 'Vor diesem Auftrag',
  inWindow: 'Im Wartungsfenster',
  total: 'Summe im Fenster',
  estimate: 'Schätzung',
  needed: 'Nötiges Fenster',
  planned: 'Geplantes Fenster',
  notPlanned: 'nicht im Plan',
  verdicts: {
    'long-enough': 'Lang genug',
    'too-short': 'Zu kurz',
    unknown: 'Nicht bekannt',
  },
  verdictMeans: {
    'long-enough': (planned, needed) => `Das geplante Fenster von ${planned} deckt die nötigen ${needed}.`,
    'too-short': (planned, needed) =>
      `Das geplante Fenster von ${planned} ist kürzer als die nötigen ${needed}.`,
    unknown: (_planned, needed) => `Der Plan nennt kein Fenster. Nötig sind ${needed}.`,
  },
  wholeJob: (range, watch) =>
    `Der Hersteller rechnet mit ${range} für die ganze Arbeit und danach mit ${watch} Beobachtung.`,
  integrationsTitle: 'Integrationen: jetzt aufschreiben, danach testen',
  integrationsIntro:
    'Jede gilt als nicht migriert, bis sie getestet wurde: Eine Wiederherstellung bringt ihre Zugangsdaten nicht immer mit. Die Menüs sind die der Weboberfläche.',
  integration: 'Integration',
  menu: 'Menü',
  test: 'Wie sie getestet wird',
  planBelow: 'Alle Schritte, Zeiten und Folgen stehen weiter unten auf dieser Seite.',
  openPoint: 'Offener Punkt',
  missingClients: (count) =>
    count === 1 ? '1 Client noch nicht gesehen' : `${String(count)} Clients noch nicht gesehen`,
  runBook: {
    title: (job) => `Ablaufplan: ${job}`,
    printed: (date) => `Gedruckt am ${date}. Er enthält keine Geheimnisse.`,
    owners: 'Zuständige',
    roles: [
      'Migration',
      'Konsole des Hypervisors',
      'Netz und Firewall',
      'Entscheidet über den Rückweg',
      'Netwrix Customer Support',
    ],
    role: 'Aufgabe',
    name: 'Name',
    phone: 'Telefon',
    window: 'Wartungsfenster',
    begins: 'Beginn',
    ends: 'Ende',
    steps: 'Schritte',
    who: 'Wer',
    startedAt: 'Beginn',
    doneAt: 'Fertig',
    abort: 'Abbruchpunkte',
    abortIntro:
      'Der Auftrag kann in jedem Schritt angehalten werden und geht später dort weiter, wo er steht. So stehen die Dinge dann.',
    ifItStops: 'Angehalten in',
    standing: 'Stand der beiden Appliances',
    blank: 'von Hand auszufüllen',
  },
};
