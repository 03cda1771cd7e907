import fs from 'node:fs/promises';
import type { Client } from '../../shared/run/facts.ts';
import { parseClientsCsv } from '../appliance/clients-csv.ts';
import type { Appliance } from '../appliance/appliance.ts';
import { listClients } from '../appliance/operations/clients.ts';
import { MigrationError } from '../errors.ts';
import type { StepContext } from './step.ts';

export interface ClientList {
  readonly clients: readonly Client[];
  /** For the report: where the list came from. */
  readonly source: 'appliance' | 'csv';
}

/**
 * The clients of an appliance: by the profile's command, or from the list that the admin exported in the web console. The
 * export may be left out (an empty path), and is not asked for where no person is there: undefined then, and the
 * comparison counts as not tested. Throws `local.file-missing`, `appliance.*`, `reach.*`.
 */
export async function readClients(
  context: StepContext,
  appliance: Appliance,
): Promise<ClientList | undefined> {
  const how = appliance.how('clients');
  if (how.mode === 'automated')
    return { clients: await listClients(appliance, context.signal), source: 'appliance' };
  if (how.mode !== 'guided' || how.proof.by !== 'handed-over-file' || !context.isAttended) return undefined;
  const { instruction } = how;
  const path = await context.ask(
    { kind: 'hand-over-file', purpose: 'clients-csv', instruction },
    { signal: context.signal },
  );
  if (path.trim() === '') return undefined;
  try {
    return { clients: parseClientsCsv(await fs.readFile(path)), source: 'csv' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new MigrationError('local.file-missing', { path }, { side: 'local', cause: error });
  }
}
