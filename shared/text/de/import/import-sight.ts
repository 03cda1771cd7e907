import type { ImportSightWords } from '../../en/import/import-sight.ts';
import { format } from '../format.ts';

export const deImportSight: ImportSightWords = {
  title: 'Was jetzt zu sehen ist',
  lines: ({ console, services, load, freeBytes, databaseBytes }, restarted) => {
    const certificates = { new: 'das eigene', old: 'das der alten Appliance', other: 'ein anderes' };
    const page = (status: number, title = '') =>
      `Die Webkonsole antwortet mit HTTP ${String(status)}${title === '' ? '' : ` („${title}“)`}`;
    const shown = {
      answers: () =>
        console.kind !== 'answers'
          ? ''
          : `${console.status === undefined ? 'Die Webkonsole spricht TLS und zeigt keine Seite' : page(console.status, console.title)}. Zertifikat: ${certificates[console.whose]}.`,
      refused: () => 'Die Webkonsole lehnt Verbindungen ab.',
      silent: () => 'Die Webkonsole antwortet nicht oder ist von hier aus nicht erreichbar.',
    };
    const isError = console.kind === 'answers' && console.status !== undefined && console.status >= 500;
    const figures = [
      ...(load === undefined ? [] : [`Last ${format.number(load)}`]),
      ...(freeBytes === undefined ? [] : [`${format.bytes(freeBytes)} frei`]),
      ...(databaseBytes === undefined ? [] : [`Datenbank ${format.bytes(databaseBytes)}`]),
    ];
    return [
      shown[console.kind](),
      ...(isError ? ['Starten Sie den Import nicht noch einmal.'] : []),
      services === undefined
        ? 'Dienste eines Webservers, von PHP oder einer Datenbank sind nicht zu sehen.'
        : `Dienste: ${services.map(({ name, isActive }) => (isActive ? name : `${name} (nicht aktiv)`)).join(', ')}.`,
      ...(restarted === undefined
        ? []
        : [
            restarted.length === 0
              ? 'Noch wurde kein Neustart eines Dienstes gesehen.'
              : `Neu gestartet: ${restarted.join(', ')}.`,
          ]),
      ...(figures.length === 0 ? [] : [`Maschine: ${figures.join(', ')}.`]),
    ];
  },
};
