import type { WindowWords } from '../../en/window.ts';

export const validate: WindowWords['validate'] = {
  notReached:
    'Nach dem Umschalten wird die neue Appliance hier dort angesehen, wo die Clients hinsehen: Host-Schlüssel, Zertifikat, Version, Inhalt. Dann werden die Clients zugelassen, und es wird beobachtet, wer sich meldet.',
  compareTitle: 'Vorher und nachher',
  compareMeans:
    'Host-Schlüssel und Zertifikat unterscheiden sich erwartungsgemäß: Es sind die der neuen Maschine.',
  property: 'Eigenschaft',
  old: 'Alte Appliance',
  new: 'Neue Appliance',
  properties: {
    version: 'Version',
    licence: 'Lizenz',
    'host-key': 'Host-Schlüssel',
    certificate: 'Zertifikat, SHA-256',
    issuer: 'Aussteller des Zertifikats',
    names: 'Namen im Zertifikat',
    'valid-to': 'Zertifikat gültig bis',
  },
  holds: (kind) => `Enthält: ${kind}`,
  notRead: 'nicht gelesen',
  same: 'Gleich',
  differs: 'Verschieden',
  clientsTitle: 'Clients',
  notYet: 'Noch nicht gesucht',
  watching: 'Wird beobachtet',
  noBaseline:
    'Die Clients wurden vor dem Umschalten nicht gezählt. Deshalb lässt sich hier nichts vergleichen. Sehen Sie unter Device Control > Computers nach, sortiert nach Last Seen.',
  before: 'Vor dem Umschalten',
  seen: 'Seitdem gemeldet',
  missing: 'Fehlen',
  watchedFor: 'Beobachtet höchstens',
  missingTitle: (count) => `Fehlen, mit Namen: ${count}`,
  missingMeans: 'Ein Client, der ausgeschaltet oder unterwegs ist, fehlt hier; verloren ist er nicht.',
  addedTitle: (count) => `Neu, und nicht in der Liste von vorher: ${count}`,
  otherVersionTitle: (count) => `Mit anderer Agent-Version: ${count}`,
  duplicatesTitle: (count) => `Namen von mehr als einem Computer: ${count}`,
  duplicatesMean:
    'Welcher von ihnen zurück ist, lässt sich nicht sagen. Die Konsole findet sie mit dem Filter Duplicates.',
  missingKindsTitle: 'Fehlen, nach System und Agent-Version',
  system: 'System',
  agentVersion: 'Agent-Version',
  missingOf: (missing, all) => `${missing} von ${all}`,
  notTold: 'nicht genannt',
  wholeKind: 'Von dieser Art kam keiner zurück: Sehen Sie sich einen davon an.',
  andMore: (count) => `und ${count} weitere`,
  networkTitle: 'Gesehen aus dem Netz eines Clients',
  networkMeans:
    'Dieser Computer steht vielleicht in einem anderen Netz als die Clients, und ein Router dort schickt sie womöglich noch zur alten Maschine. Führen Sie das auf irgendeiner Maschine neben ihnen aus, auf der es Handover gibt, und fügen Sie ein, was es ausgibt.',
  networkRun: 'Befehl kopieren',
  networkPaste: 'Was es ausgab',
  networkPasteHint:
    'Die Zeile, die mit handover-probe beginnt, genügt; anderer Text darum herum stört nicht.',
  networkAdd: 'In die Aufzeichnung aufnehmen',
  networkNone: 'Von dort hat noch niemand nachgesehen.',
  curveTitle: 'Clients, die sich gemeldet haben, über die Zeit seit ihrer Zulassung',
  curveBaseline: (count) => `${count} vor dem Umschalten`,
  curveText: (seen, baseline, duration) =>
    `${seen} von ${baseline} Clients haben sich in ${duration} Beobachtung gemeldet.`,
};
