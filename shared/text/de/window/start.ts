import type { WindowWords } from '../../en/window.ts';

export const start: WindowWords['start'] = {
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
  demoGuided: 'Von Hand ausprobieren, mit Karten',
  demoGuidedMeans:
    'Dasselbe mit einem Produkt ohne Befehle: Karten sagen, was in seiner Weboberfläche zu tun ist, und die Demo tut es dort.',
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
  phaseOf: (position, total) => `Phase ${String(position)} von ${String(total)}`,
  broken: 'Nicht lesbar',
  brokenMeans: 'Dieser Ordner steht dort, wo Aufträge aufbewahrt werden. Handover fasst ihn nicht an.',
  reports: 'Letzte Berichte',
  reportsMeans: 'Aufträge, die an ihr Ende gekommen sind.',
  openReport: 'Bericht öffnen',
  openReportOf: (name) => `Bericht von ${name} öffnen`,
  allReports: (count) => `Alle ${String(count)} zeigen`,
  keepJob: 'Auftrag behalten',
  archived: (count) => (count === 1 ? 'Ein archivierter Auftrag' : `${String(count)} archivierte Aufträge`),
  version: 'Handover',
  operator: 'Bearbeitet von',
  home: 'Aufträge liegen in',
};
