import type { WindowWords } from '../../en/window.ts';

export const finalise: WindowWords['finalise'] = {
  notStarted:
    'Am Ende zeigt diese Seite, wie es gelaufen ist, was wann zu tun bleibt, und den Bericht. Der Auftrag hat noch nicht begonnen.',
  summary: 'Wie es gelaufen ist',
  ends: {
    'not-started': 'Noch nicht begonnen',
    'going-on': 'Der Auftrag läuft',
    stopped: 'Der Auftrag ist angehalten',
    checked: 'Geprüft: Nichts wurde geändert',
    rehearsed: 'Bis zum Haltepunkt geprobt',
    reverted: 'Zurückgenommen',
    finalised: 'Erledigt',
  },
  stoppedIn: 'Angehalten in:',
  notFinalYet:
    'Die neue Appliance hat übernommen, aber der Auftrag ist nicht abgeschlossen. Bis dahin ist der Weg zurück offen; verloren ginge nur, was die Clients seit dem Umschalten gesendet haben.',
  noOutage: 'keine',
  outageSince: (time) => `seit ${time}`,
  outageUnseen: 'Dauer nicht bekannt',
  clients: 'Clients gemeldet',
  seenOf: (seen, baseline) => `${seen} von ${baseline}`,
  notCounted: 'nicht gezählt',
  files: 'Dateien auf diesem Computer',
  acceptedList: 'Was angenommen wurde, und von wem',
  tabs: { tonight: 'Heute Nacht', tomorrow: 'Morgen', later: 'Später', back: 'Zurückgehen' },
  inNumbers: 'Dateien, Schritte und Angenommenes',
  rechecks: 'Nachsehen',
  rechecksMean:
    'Manches zeigt sich erst nach einem Tag: eine Platte, die voll läuft, ein Audit-Auftrag, der festhängt, Clients, die nicht zurückkommen. Nichts wird verändert.',
  recheckAt: (hours, date) => `${String(hours)} Stunden nach dem Umschalten: ${date}`,
  recheckStates: { done: 'Erledigt', due: 'Jetzt fällig', later: 'Später' },
  recheckNow: 'Jetzt nachsehen',
  report: 'Bericht',
  reportMeans:
    'Alles, was getan und beobachtet wurde, mit Hashwerten, Fingerabdrücken und Entscheidungen. Er enthält keine Geheimnisse.',
  reportSoFar: 'Der Bericht nach jetzigem Stand. Er wird jedes Mal neu erstellt.',
  show: 'Bericht zeigen',
  hide: 'Bericht verbergen',
  otherForms: 'In anderer Form speichern',
  saveHtml: 'Als HTML speichern',
  printReport: 'Drucken oder als PDF speichern',
  printSheet: 'Ablaufblatt drucken',
  reading: 'Der Bericht wird erstellt',
  support: 'Für den Support',
  supportMeans:
    'Eine Datei für den Netwrix Customer Support. Wählen Sie, was darin ist, sehen Sie es durch, und speichern Sie sie dann.',
  bundleParts: 'Was darin ist',
  bundleHides: 'Was darin verborgen ist',
  bundleLook: 'Durchsehen',
  bundleSave: 'Datei speichern',
  alsoIn: (path) => `Er liegt auch in ${path}.`,
};
