/** Words of the page "Finalise". */
export interface FinaliseWords {
  readonly summary: string;
  readonly outage: string;
  readonly clients: string;
  readonly files: string;
  readonly accepted: string;
  readonly next: string;
  readonly decommission: string;
  readonly integrations: string;
  readonly report: string;
  readonly reportMeans: string;
  readonly show: string;
  readonly hide: string;
  readonly saveHtml: string;
  readonly saveMarkdown: string;
  readonly saveJson: string;
  readonly printReport: string;
  readonly noReport: string;
  readonly none: string;
}

export const finaliseEn: FinaliseWords = {
  summary: 'How it went',
  outage: 'Outage',
  clients: 'Clients seen again',
  files: 'Files kept on this computer',
  accepted: 'Accepted warnings',
  next: 'What is left to do',
  decommission: 'Before the old machine may go',
  integrations: 'Integrations to test again',
  report: 'Report',
  reportMeans: 'Identities, fingerprints, hashes, findings, proofs and commands, without secrets.',
  show: 'Show report',
  hide: 'Hide report',
  saveHtml: 'Save as HTML',
  saveMarkdown: 'Save as Markdown',
  saveJson: 'Save as JSON',
  printReport: 'Print or save as PDF',
  noReport: 'There is no report before the first run.',
  none: 'none',
};

export const finaliseDe: FinaliseWords = {
  summary: 'Wie es gelaufen ist',
  outage: 'Ausfall',
  clients: 'Wieder gesehene Clients',
  files: 'Auf diesem Computer behaltene Dateien',
  accepted: 'Angenommene Warnungen',
  next: 'Was zu tun bleibt',
  decommission: 'Bevor die alte Maschine weg darf',
  integrations: 'Integrationen, die erneut zu testen sind',
  report: 'Bericht',
  reportMeans: 'Identitäten, Fingerabdrücke, Prüfsummen, Befunde, Nachweise und Befehle, ohne Geheimnisse.',
  show: 'Bericht zeigen',
  hide: 'Bericht verbergen',
  saveHtml: 'Als HTML speichern',
  saveMarkdown: 'Als Markdown speichern',
  saveJson: 'Als JSON speichern',
  printReport: 'Drucken oder als PDF speichern',
  noReport: 'Vor dem ersten Lauf gibt es keinen Bericht.',
  none: 'keine',
};
