/** Words of the window's page "validate". */
export interface ValidateWords {
  readonly notReached: string;
  readonly compareTitle: string;
  readonly compareMeans: string;
  readonly property: string;
  readonly old: string;
  readonly new: string;
  readonly result: string;
  readonly properties: Readonly<
    Record<'version' | 'licence' | 'host-key' | 'certificate' | 'issuer' | 'names' | 'valid-to', string>
  >;
  /** A kind of thing that both appliances were counted for, as the appliance names it. */
  readonly holds: (kind: string) => string;
  readonly notRead: string;
  readonly same: string;
  readonly differs: string;
  readonly clientsTitle: string;
  readonly notYet: string;
  readonly watching: string;
  readonly noBaseline: string;
  readonly before: string;
  readonly seen: string;
  readonly missing: string;
  readonly watchedFor: string;
  readonly notCounted: string;
  readonly missingTitle: (count: string) => string;
  readonly missingMeans: string;
  readonly missingKindsTitle: string;
  readonly system: string;
  readonly agentVersion: string;
  readonly missingOfAll: string;
  readonly missingOf: (missing: string, all: string) => string;
  readonly notTold: string;
  /** A kind of client of which none came back. */
  readonly wholeKind: string;
  readonly andMore: (count: string) => string;
  readonly networkTitle: string;
  readonly networkMeans: string;
  readonly networkRun: string;
  readonly networkPaste: string;
  readonly networkPasteHint: string;
  readonly networkAdd: string;
  readonly networkNone: string;
  readonly curveTitle: string;
  readonly curveBaseline: (count: string) => string;
  readonly curveText: (seen: string, baseline: string, duration: string) => string;
}

export const validateEn: ValidateWords = {
  notReached:
    'After the switch, the new appliance is looked at here where the clients look: host key, certificate, version, what it holds. Then the clients are let in, and it is watched who checks in.',
  compareTitle: 'Before and after',
  compareMeans: 'The host key and the certificate are expected to differ: they are those of the new machine.',
  property: 'Property',
  old: 'Old appliance',
  new: 'New appliance',
  result: 'Result',
  properties: {
    version: 'Version',
    licence: 'Licence',
    'host-key': 'Host key',
    certificate: 'Certificate, SHA-256',
    issuer: 'Issuer of the certificate',
    names: 'Names in the certificate',
    'valid-to': 'Certificate valid until',
  },
  holds: (kind) => `Holds: ${kind}`,
  notRead: 'not read',
  same: 'Same',
  differs: 'Differs',
  clientsTitle: 'Clients',
  notYet: 'Not looked for yet',
  watching: 'Being watched',
  noBaseline:
    'The clients were not counted before the switch, so that nothing can be compared here. Look at Device Control > Computers, sorted by Last Seen.',
  before: 'Before the switch',
  seen: 'Checked in since',
  missing: 'Missing',
  watchedFor: 'Watched for at most',
  notCounted: 'not counted yet',
  missingTitle: (count) => `Missing by name: ${count}`,
  missingMeans: 'A client that is switched off or away is missing here, and not lost.',
  missingKindsTitle: 'Missing, by system and agent version',
  system: 'System',
  agentVersion: 'Agent version',
  missingOfAll: 'Missing',
  missingOf: (missing, all) => `${missing} of ${all}`,
  notTold: 'not told',
  wholeKind: 'None of this kind came back: look at one of them.',
  andMore: (count) => `and ${count} more`,
  networkTitle: 'Seen from a client’s network',
  networkMeans:
    'This computer may stand in another network than the clients, and a router there may still send them to the old machine. Run this on any machine beside them that has Handover, and paste what it prints.',
  networkRun: 'Copy the command',
  networkPaste: 'What it printed',
  networkPasteHint: 'The line that begins with handover-probe is enough; other text around it does no harm.',
  networkAdd: 'Add to the record',
  networkNone: 'Nobody has looked from there yet.',
  curveTitle: 'Clients that checked in, over the time since they were let in',
  curveBaseline: (count) => `${count} before the switch`,
  curveText: (seen, baseline, duration) =>
    `${seen} of ${baseline} clients checked in within ${duration} of being watched.`,
};

export const validateDe: ValidateWords = {
  notReached:
    'Nach dem Umschalten wird die neue Appliance hier dort angesehen, wo die Clients hinsehen: Host-Schlüssel, Zertifikat, Version, Inhalt. Dann werden die Clients zugelassen, und es wird beobachtet, wer sich meldet.',
  compareTitle: 'Vorher und nachher',
  compareMeans:
    'Host-Schlüssel und Zertifikat unterscheiden sich erwartungsgemäß: Es sind die der neuen Maschine.',
  property: 'Eigenschaft',
  old: 'Alte Appliance',
  new: 'Neue Appliance',
  result: 'Ergebnis',
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
  notCounted: 'noch nicht gezählt',
  missingTitle: (count) => `Fehlen, mit Namen: ${count}`,
  missingMeans: 'Ein Client, der ausgeschaltet oder unterwegs ist, fehlt hier; verloren ist er nicht.',
  missingKindsTitle: 'Fehlen, nach System und Agent-Version',
  system: 'System',
  agentVersion: 'Agent-Version',
  missingOfAll: 'Fehlen',
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
