import { clientFleet, type ClientFleet } from '../shared/rules/clients/client-builds.ts';
import { clientChanges, clientKey, type ClientChanges } from '../shared/rules/clients/client-list.ts';
import { wavesOf, waveVerdict, type Waves, type WaveVerdict } from '../shared/rules/clients/waves.ts';
import type { Client } from '../shared/run/facts.ts';
import { MigrationError, isMigrationError } from './errors.ts';
import { readClientsCsv } from './appliance/output/clients-csv.ts';
import { instantOf } from './steps/readmit-clients/instant-of.ts';
import { localError } from './transfer/local-errors.ts';

export interface ClientsLook {
  readonly rows: number;
  readonly clients: number;
  readonly duplicates: readonly string[];
  readonly fleet: ClientFleet;
  readonly verdict: WaveVerdict;
  readonly waves: Waves;
  /** Absent where only one list was given. */
  readonly moved?: ClientChanges & {
    /** Seen by the new appliance later than by the old one. */
    readonly there: readonly string[];
    /** Not in the later list, or not seen later there. */
    readonly stragglers: readonly string[];
    /** Their times say nothing about before and after: no zone, or no time. */
    readonly untold: readonly string[];
  };
}

export interface ClientsLookOptions {
  /** A later list, of the new appliance. */
  readonly newPath?: string | undefined;
  readonly oldVersion?: string | undefined;
  /** Whether Enforced Encryption is used; undefined where nobody said. */
  readonly hasEncryption?: boolean | undefined;
  /** Both servers show times of one zone: then those without one are compared too. */
  readonly isOneZone?: boolean | undefined;
}

/**
 * Looks into exported lists of computers: what their clients need, who can be moved in waves, and, by a list of the new appliance,
 * who was. Throws `local.no-client-list` where a file holds no list, `local.*`.
 */
export async function lookAtClients(path: string, options: ClientsLookOptions = {}): Promise<ClientsLook> {
  const { clients, rows, duplicates } = await readList(path);
  const names = clients.map(({ name }) => name);
  const kinds = clients.map(({ os = '', agentVersion = '' }) => ({ os, agentVersion }));
  const now = options.newPath === undefined ? undefined : await readList(options.newPath);
  return {
    rows,
    clients: clients.length,
    duplicates,
    fleet: clientFleet(names, kinds),
    verdict: waveVerdict(options.oldVersion, options.hasEncryption),
    waves: wavesOf(names, kinds, duplicates),
    ...(now && {
      moved: {
        ...clientChanges(names, kinds, now.clients),
        ...whoMoved(clients, now.clients, options.isOneZone === true),
      },
    }),
  };
}

function whoMoved(before: readonly Client[], now: readonly Client[], isOneZone: boolean) {
  // Taken as UTC on both sides: only which is later counts.
  const offset = isOneZone ? 0 : undefined;
  const there = new Map(now.map((client) => [clientKey(client.name), client]));
  const sorted = { there: [] as string[], stragglers: [] as string[], untold: [] as string[] };
  for (const { name, lastSeenAt } of before) {
    const found = there.get(clientKey(name));
    const [was, is] = [instantOf(lastSeenAt, offset), instantOf(found?.lastSeenAt, offset)];
    if (!found || (was !== undefined && is !== undefined && is <= was)) sorted.stragglers.push(name);
    else if (was === undefined || is === undefined) sorted.untold.push(name);
    else sorted.there.push(name);
  }
  return sorted;
}

async function readList(path: string) {
  try {
    return await readClientsCsv(path);
  } catch (error) {
    if (!isMigrationError(error, 'appliance.output-unexpected')) throw await localError(error, path);
    const { problem } = error.params;
    throw new MigrationError('local.no-client-list', { path, problem }, { cause: error });
  }
}
