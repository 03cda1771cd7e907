import { lookAtClients, type ClientsLook } from '../../engine/index.ts';
import { setServerLine } from '../../shared/rules/clients/waves.ts';
import { en } from '../../shared/text/en.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { exitCodes } from '../exit-codes.ts';
import { outputWidth, print, printError } from '../output.ts';
import { wrap } from '../wrap.ts';

export interface ClientsVerbOptions {
  readonly new?: string;
  readonly oneZone?: boolean;
  readonly oldVersion?: string;
  readonly encryption?: boolean;
  readonly server?: string;
  readonly port: number;
  readonly department?: string;
  readonly json?: boolean;
}

/**
 * `handover clients CSV`: what the clients of an exported list need, who can be moved in waves and who cannot, by name; with `--new`
 * who was seen by the new appliance since. Without a network. Exit code 1 where a file holds no list, 2 where the arguments
 * do not fit.
 */
export async function clients(path: string, options: ClientsVerbOptions): Promise<number> {
  if (options.department !== undefined && options.server === undefined) {
    printError(en.cli.departmentAlone);
    return exitCodes.usage;
  }
  const look = await lookAtClients(path, {
    newPath: options.new,
    oldVersion: options.oldVersion,
    hasEncryption: options.encryption,
    isOneZone: options.oneZone,
  });
  if (options.json === true) print(JSON.stringify(look));
  else print([...told(look), ...howTo(look, options)].flatMap((line) => wrap(line, outputWidth(), '', '  ')));
  return exitCodes.done;
}

function told({ clients, rows, duplicates, fleet, verdict, waves, moved }: ClientsLook): string[] {
  const { clients: words, format } = en;
  const staying = waves.staying.map(({ name, reason }) => `${name} (${words.stayReasons[reason]})`);
  return [
    `${words.counted}: ${format.number(clients)}${rows === clients ? '' : ` (${format.number(rows)})`}`,
    ...some(words.double, duplicates),
    ...some(words.bridge, fleet.bridge),
    ...some(words.linux, fleet.linux),
    ...some(words.unknown, fleet.unknown),
    `${words.hours}: ${format.number(fleet.hours)}`,
    '',
    verdict === 'can' ? words.can : words.waveReasons[verdict],
    named(words.pilot, waves.pilot),
    named(words.rest, waves.rest),
    ...some(words.staying, staying),
    ...some(words.certificate, waves.certificateByHand),
    ...(moved
      ? [
          '',
          named(words.there, moved.there),
          named(words.stragglers, moved.stragglers),
          ...some(words.untold, moved.untold),
          ...some(words.added, moved.added),
          ...some(
            words.otherVersion,
            moved.otherVersion.map(
              ({ name, before, after }) => `${name} (${words.beforeAfter(before, after)})`,
            ),
          ),
        ]
      : []),
  ];
}

/** Nothing of the way is printed for what the old appliance is not known to be able to. */
function howTo({ verdict, waves }: ClientsLook, { server, port, department }: ClientsVerbOptions): string[] {
  if (server === undefined) return [];
  const { clients: words } = en;
  const line =
    department === undefined ? undefined : (setServerLine(server, port, department) ?? words.lineRefused);
  return [
    ...(verdict === 'can'
      ? [
          '',
          words.migrationTitle,
          ...words.migration(plainText(server), port).map((step, at) => `${String(at + 1)}. ${step}`),
        ]
      : []),
    ...(line === undefined ? [] : ['', named(words.byHandTitle, waves.windowsByHand), line]),
  ];
}

const some = (title: string, names: readonly string[]): string[] =>
  names.length === 0 ? [] : [named(title, names)];

function named(title: string, names: readonly string[]): string {
  const { clients: words, format } = en;
  const list = names.map((name) => plainText(name)).join(', ');
  return `${title} (${format.number(names.length)}): ${list === '' ? words.none : list}`;
}
