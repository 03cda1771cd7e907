import type { QuestionOf } from '../../shared/run/question.ts';
import { clientRows, type ClientRows } from '../appliance/output/client-rows.ts';
import { readClientsCsv } from '../appliance/output/clients-csv.ts';
import type { Appliance } from '../appliance/appliance.ts';
import { listClients } from '../appliance/operations/clients.ts';
import { isMigrationError } from '../errors.ts';
import { askForFile, type FileLook } from '../run/ask-for-file.ts';
import { withKnownValues } from '../run/known-values.ts';
import type { StepContext } from '../run/step.ts';
import { localError } from '../transfer/local-errors.ts';
import { listClientsByApi } from '../appliance/output/api-clients.ts';
import { readByApi } from './read-clients/read-by-api.ts';

export interface ClientList extends ClientRows {
  /** For the report: where the list came from. */
  readonly source: 'appliance' | 'csv' | 'api';
}

/**
 * The clients of an appliance: by the vendor's API where the plan wants it, by the profile's command, or from the list that the
 * admin exported in the web console. The export may be left out (an empty path), and is not asked for where no person is there:
 * undefined then, and the comparison counts as not tested. `earlier`: what a list before showed, told with the question.
 * Throws `local.file-missing`, `appliance.*`, `reach.*`.
 */
export async function readClients(
  context: StepContext,
  appliance: Appliance,
  earlier?: QuestionOf<'hand-over-file'>['earlier'],
): Promise<ClientList | undefined> {
  const byApi = await readByApi(context, appliance, listClientsByApi);
  if (byApi) return { ...clientRows(byApi), source: 'api' };
  const how = appliance.how('clients');
  if (how.mode === 'automated')
    return { ...clientRows(await listClients(appliance, context.signal)), source: 'appliance' };
  if (how.mode !== 'guided' || how.proof.by !== 'handed-over-file' || !context.isAttended) return undefined;
  const instruction = withKnownValues(context, appliance.side, 'clients', how.instruction);
  return askForFile(
    context,
    { kind: 'hand-over-file', purpose: 'clients-csv', instruction, ...(earlier && { earlier }) },
    lookAtList,
  );
}

/** As {@link readClients}; an API that does not answer, or with a certificate that nobody accepts, says nothing about the clients. */
export async function readClientsIfItCan(
  ...asked: Parameters<typeof readClients>
): Promise<ClientList | undefined> {
  try {
    return await readClients(...asked);
  } catch (error) {
    if (isMigrationError(error, 'appliance.api-refused')) return undefined;
    throw error;
  }
}

async function lookAtList(file: string): Promise<FileLook<ClientList>> {
  try {
    return { taken: { ...(await readClientsCsv(file)), source: 'csv' } };
  } catch (error) {
    if (isMigrationError(error, 'appliance.output-unexpected'))
      return { refused: { kind: 'no-list' }, error };
    throw await localError(error, file);
  }
}
