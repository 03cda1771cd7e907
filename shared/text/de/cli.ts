import type { CliWords } from '../en/cli.ts';

const severityNouns = {
  error: { one: 'Fehler', many: 'Fehler' },
  warning: { one: 'Warnung', many: 'Warnungen' },
  info: { one: 'Hinweis', many: 'Hinweise' },
} as const;

export const deCli: CliWords = {
  meanwhile: 'Stand beider Appliances',
  next: 'Was als Nächstes zu tun ist',
  retry: 'Neuer Versuch',
  why: 'Warum es wichtig ist',
  fix: 'Was zu tun ist',
  source: 'Quelle',
  elapsed: 'Vergangen',
  unchangedFor: (duration) => `seit ${duration} keine Änderung`,
  remaining: (duration) => `noch ${duration}`,
  steps: (count) => (count === 1 ? '1 Schritt' : `${String(count)} Schritte`),
  counted: (count, severity) => `${String(count)} ${severityNouns[severity][count === 1 ? 'one' : 'many']}`,
  moreFindings: (count) =>
    count === 1
      ? 'Ein weiterer Befund hält den Auftrag auf.'
      : `${String(count)} weitere Befunde halten den Auftrag auf.`,
  menu: 'Menü',
  see: 'Das sollten Sie sehen',
  caution: 'Vorsicht',
  clientsUse: 'Die Clients benutzen danach',
  yes: 'Ja',
  no: 'Nein',
  doNotKnow: 'Ich weiß es nicht',
  openPoints: (count) => (count === 1 ? '1 offener Punkt' : `${String(count)} offene Punkte`),
  doneWith: (points) => `Erledigt, ${points}`,
};
