/** How a job stands in the list: what the engine recorded, and nothing more. */
export type JobStanding = 'not-started' | 'running' | 'interrupted' | 'ended';

/** Words of the window's page "start". */
export interface StartWords {
  readonly lead: string;
  readonly promises: readonly { readonly title: string; readonly body: string }[];
  readonly newMigration: string;
  readonly newMigrationMeans: string;
  readonly demo: string;
  readonly demoMeans: string;
  readonly demoStarting: string;
  readonly noDemo: string;
  readonly inspect: string;
  readonly inspectMeans: string;
  readonly importPlan: string;
  readonly importPlanMeans: string;
  readonly dropHere: string;
  readonly jobs: string;
  readonly jobsLoading: string;
  readonly noJobs: string;
  readonly noOpenJobs: string;
  readonly refresh: string;
  readonly name: string;
  readonly state: string;
  readonly at: string;
  readonly lastRun: string;
  readonly age: string;
  readonly action: string;
  readonly goOn: string;
  readonly open: string;
  readonly standings: Readonly<Record<JobStanding, string>>;
  readonly heldBy: (holder: string) => string;
  readonly ago: (duration: string) => string;
  readonly neverStarted: string;
  readonly stepOf: (position: number, total: number) => string;
  readonly broken: string;
  readonly brokenMeans: string;
  readonly reports: string;
  readonly reportsMeans: string;
  readonly openReport: string;
  readonly openReportOf: (name: string) => string;
  readonly allReports: (count: number) => string;
  readonly version: string;
  readonly operator: string;
  readonly home: string;
}

export const startEn: StartWords = {
  lead: 'Moves an Endpoint Protector appliance to a new machine, step by step.',
  promises: [
    {
      title: 'It moves the backup',
      body: 'System Backup, key, copy, restore, and the old address for the new machine. What only the web console can do, you do there, and Handover looks whether it is done.',
    },
    {
      title: 'It is reversible up to the hold point',
      body: 'The old appliance serves its clients until you type the name of the machine that is switched off. Each step says beforehand how it is undone.',
    },
    {
      title: 'It shows only what it has seen',
      body: 'A step is green when an observation proved it. What could not be tested is called that, and every job ends with a report.',
    },
  ],
  newMigration: 'New migration',
  newMigrationMeans: 'Name both machines, test the connections, and make a job. Nothing starts by itself.',
  demo: 'Try it on two demo appliances',
  demoMeans: 'A whole migration between two appliances inside this program. Nothing else is touched.',
  demoStarting: 'The demo appliances are starting.',
  noDemo: 'This program came without demo appliances.',
  inspect: 'Inspect a backup file',
  inspectMeans: 'Is it whole, is it small enough, can it be restored? Or drop a file anywhere on this page.',
  importPlan: 'Make a job from a plan file',
  importPlanMeans: 'A plan that was exported here, or written by hand (YAML).',
  dropHere: 'Drop the file to inspect it',
  jobs: 'Go on with a job',
  jobsLoading: 'The jobs on this computer are being looked at.',
  noJobs:
    'No jobs yet. A job keeps everything about one migration, and can be left and gone on with at any time.',
  noOpenJobs: 'No job is open.',
  refresh: 'Look again',
  name: 'Job',
  state: 'State',
  at: 'Where it stands',
  lastRun: 'Last run',
  age: 'When',
  action: 'Open',
  goOn: 'Go on',
  open: 'Open',
  standings: {
    'not-started': 'Not started',
    running: 'Running',
    interrupted: 'Interrupted',
    ended: 'Ended',
  },
  heldBy: (holder) => `Worked on by ${holder}`,
  ago: (duration) => `${duration} ago`,
  neverStarted: 'not started yet',
  stepOf: (position, total) => `stage ${String(position)} of ${String(total)}`,
  broken: 'Cannot be read',
  brokenMeans: 'This folder stands where jobs are kept. Handover does not touch it.',
  reports: 'Recent reports',
  reportsMeans: 'Jobs that have come to their end.',
  openReport: 'Open report',
  openReportOf: (name) => `Open the report of ${name}`,
  allReports: (count) => `Show all ${String(count)}`,
  version: 'Handover',
  operator: 'Operator',
  home: 'Jobs are kept in',
};

export const startDe: StartWords = {
  lead: 'Zieht eine Endpoint-Protector-Appliance Schritt für Schritt auf eine neue Maschine um.',
  promises: [
    {
      title: 'Es zieht die Sicherung um',
      body: 'System Backup, Schlüssel, Kopie, Einspielen und die alte Adresse für die neue Maschine. Was nur in der Weboberfläche geht, tun Sie dort, und Handover sieht nach, ob es getan ist.',
    },
    {
      title: 'Bis zum Haltepunkt ist alles umkehrbar',
      body: 'Die alte Appliance bedient ihre Clients, bis Sie den Namen der Maschine eintippen, die abgeschaltet wird. Jeder Schritt sagt vorher, wie er zurückgenommen wird.',
    },
    {
      title: 'Es zeigt nur, was es gesehen hat',
      body: 'Ein Schritt ist grün, wenn eine Beobachtung ihn bewiesen hat. Was nicht geprüft werden konnte, heißt auch so, und jeder Auftrag endet mit einem Bericht.',
    },
  ],
  newMigration: 'Neue Migration',
  newMigrationMeans:
    'Beide Maschinen angeben, die Verbindungen testen und einen Auftrag anlegen. Nichts beginnt von selbst.',
  demo: 'An einer Demo ausprobieren',
  demoMeans: 'Eine ganze Migration zwischen zwei Appliances in diesem Programm. Sonst wird nichts angefasst.',
  demoStarting: 'Die Demo-Appliances starten.',
  noDemo: 'Dieses Programm kam ohne Demo-Appliances.',
  inspect: 'Sicherungsdatei prüfen',
  inspectMeans:
    'Ist sie vollständig, klein genug und einspielbar? Oder legen Sie eine Datei irgendwo auf dieser Seite ab.',
  importPlan: 'Auftrag aus einer Plandatei anlegen',
  importPlanMeans: 'Ein Plan, der hier exportiert oder von Hand geschrieben wurde (YAML).',
  dropHere: 'Datei ablegen, um sie zu prüfen',
  jobs: 'Auftrag fortsetzen',
  jobsLoading: 'Die Aufträge auf diesem Computer werden angesehen.',
  noJobs:
    'Noch keine Aufträge. Ein Auftrag bewahrt alles über eine Migration auf und kann jederzeit verlassen und fortgesetzt werden.',
  noOpenJobs: 'Kein Auftrag ist offen.',
  refresh: 'Neu ansehen',
  name: 'Auftrag',
  state: 'Stand',
  at: 'Wo er steht',
  lastRun: 'Letzter Lauf',
  age: 'Wann',
  action: 'Öffnen',
  goOn: 'Fortsetzen',
  open: 'Öffnen',
  standings: {
    'not-started': 'Nicht begonnen',
    running: 'Läuft',
    interrupted: 'Unterbrochen',
    ended: 'Beendet',
  },
  heldBy: (holder) => `In Arbeit bei ${holder}`,
  ago: (duration) => `vor ${duration}`,
  neverStarted: 'noch nicht begonnen',
  stepOf: (position, total) => `Abschnitt ${String(position)} von ${String(total)}`,
  broken: 'Nicht lesbar',
  brokenMeans: 'Dieser Ordner steht dort, wo Aufträge aufbewahrt werden. Handover fasst ihn nicht an.',
  reports: 'Letzte Berichte',
  reportsMeans: 'Aufträge, die an ihr Ende gekommen sind.',
  openReport: 'Bericht öffnen',
  openReportOf: (name) => `Bericht von ${name} öffnen`,
  allReports: (count) => `Alle ${String(count)} zeigen`,
  version: 'Handover',
  operator: 'Bearbeitet von',
  home: 'Aufträge liegen in',
};
