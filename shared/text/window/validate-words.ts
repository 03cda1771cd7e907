/** Words of the page "Validate". */
export interface ValidateWords {
  readonly compare: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly version: string;
  readonly hostKey: string;
  readonly certificate: string;
  readonly certificateNames: string;
  readonly certificateIssuer: string;
  readonly certificateExpiry: string;
  readonly notRead: string;
  readonly clients: string;
  readonly seenOf: (seen: string, baseline: string) => string;
  readonly noClients: string;
  readonly curve: string;
  readonly missing: (count: string) => string;
}

export const validateEn: ValidateWords = {
  compare: 'Before and after',
  what: 'What',
  before: 'Old appliance',
  after: 'New appliance',
  version: 'Version',
  hostKey: 'SSH host key',
  certificate: 'Certificate (SHA-256)',
  certificateNames: 'Names in the certificate',
  certificateIssuer: 'Issuer of the certificate',
  certificateExpiry: 'Certificate expires',
  notRead: 'not read',
  clients: 'Clients',
  seenOf: (seen, baseline) => `${seen} of ${baseline} clients were seen again.`,
  noClients: 'No clients were counted before the cut-over, so nobody can say who is missing.',
  curve: 'Clients seen again, over time',
  missing: (count) => `Not seen yet: ${count}`,
};

export const validateDe: ValidateWords = {
  compare: 'Vorher und nachher',
  what: 'Was',
  before: 'Alte Appliance',
  after: 'Neue Appliance',
  version: 'Version',
  hostKey: 'SSH-Host-Schlüssel',
  certificate: 'Zertifikat (SHA-256)',
  certificateNames: 'Namen im Zertifikat',
  certificateIssuer: 'Aussteller des Zertifikats',
  certificateExpiry: 'Zertifikat läuft ab',
  notRead: 'nicht gelesen',
  clients: 'Clients',
  seenOf: (seen, baseline) => `${seen} von ${baseline} Clients wurden wieder gesehen.`,
  noClients: 'Vor dem Umschalten wurden keine Clients gezählt; daher kann niemand sagen, wer fehlt.',
  curve: 'Wieder gesehene Clients im Verlauf',
  missing: (count) => `Noch nicht gesehen: ${count}`,
};
