import type { ImportSight } from '../../../run/import/import-sight.ts';
import { format } from '../format.ts';

/** What a look at an import by hand showed. The window loads it with the page that shows it. */
export interface ImportSightWords {
  readonly title: string;
  /** A line a thing; `restarted`: services that came back since it began, where that is known. */
  readonly lines: (sight: ImportSight, restarted?: readonly string[]) => readonly string[];
}

export const enImportSight: ImportSightWords = {
  title: 'What is seen now',
  lines: ({ console, services, load, freeBytes, databaseBytes }, restarted) => {
    const certificates = { new: 'its own', old: 'that of the old appliance', other: 'another one' };
    const page = (status: number, title = '') =>
      `The web console answers with HTTP ${String(status)}${title === '' ? '' : ` (“${title}”)`}`;
    const shown = {
      answers: () =>
        console.kind !== 'answers'
          ? ''
          : `${console.status === undefined ? 'The web console speaks TLS and shows no page' : page(console.status, console.title)}. Certificate: ${certificates[console.whose]}.`,
      refused: () => 'The web console refuses connections.',
      silent: () => 'The web console does not answer, or cannot be reached from here.',
    };
    const isError = console.kind === 'answers' && console.status !== undefined && console.status >= 500;
    const figures = [
      ...(load === undefined ? [] : [`load ${format.number(load)}`]),
      ...(freeBytes === undefined ? [] : [`${format.bytes(freeBytes)} free`]),
      ...(databaseBytes === undefined ? [] : [`database ${format.bytes(databaseBytes)}`]),
    ];
    return [
      shown[console.kind](),
      ...(isError ? ['Do not start the import again.'] : []),
      services === undefined
        ? 'No services of a web server, PHP or a database can be seen.'
        : `Services: ${services.map(({ name, isActive }) => (isActive ? name : `${name} (not active)`)).join(', ')}.`,
      ...(restarted === undefined
        ? []
        : [
            restarted.length === 0
              ? 'No restart of a service was seen yet.'
              : `Restarted: ${restarted.join(', ')}.`,
          ]),
      ...(figures.length === 0 ? [] : [`Machine: ${figures.join(', ')}.`]),
    ];
  },
};
