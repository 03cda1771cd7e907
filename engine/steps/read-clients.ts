import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { Client } from '../../shared/run/facts.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { listClientsByApi } from '../appliance/output/api-clients.ts';
import { readClientsCsv } from '../appliance/output/clients-csv.ts';
import type { Appliance } from '../appliance/appliance.ts';
import { listClients } from '../appliance/operations/clients.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { askForFile, type FileLook } from '../run/ask-for-file.ts';
import { isRestored, pinsOf } from '../run/endpoints.ts';
import { withKnownValues } from '../run/known-values.ts';
import type { StepContext } from '../run/step.ts';
import { localError } from '../transfer/local-errors.ts';

/** By the vendor's API, over the SSH connection to the appliance's own console; undefined where the plan does not want it. */
async function readByApi(context: StepContext, appliance: Appliance): Promise<ClientList | undefined> {
  const { plan, state, signal, clock } = context;
  const { side, host, consoleEndpoint } = appliance;
  if (!plan.api) return undefined;
  const { address } = host.identity;
  const certificatesSha256 = certificatesOf(state, side);
  if (certificatesSha256.length === 0)
    throw new MigrationError(
      'appliance.api-refused',
      { status: 0, detail: 'no certificate is pinned' },
      { side },
    );
  const clientSecret = await context.ask(
    {
      kind: 'secret',
      purpose: 'api-secret',
      side,
      subject: plan.api.clientId,
      prompt: '',
      fromServer: false,
      echo: false,
      attempt: 1,
    },
    { signal },
  );
  try {
    const clients = await listClientsByApi({
      side,
      dial: (stop) => host.dial(address, consoleEndpoint.port, stop),
      certificatesSha256,
      clientId: plan.api.clientId,
      clientSecret,
      clock,
      signal,
    });
    return { clients, source: 'api' };
  } finally {
    clientSecret.clear();
  }
}

/** What the console of an appliance may show: its own, what a restore brought, and what was seen beside its host key later. */
function certificatesOf(state: RunState, side: ApplianceSide): string[] {
  const { old, new: fresh } = pinsOf(state);
  const known =
    side === 'old'
      ? [old.certificate?.sha256]
      : [
          fresh.certificate?.sha256,
          fresh.laterCertificateSha256,
          isRestored(state) ? old.certificate?.sha256 : undefined,
        ];
  return known.filter((sha256) => sha256 !== undefined);
}

export interface ClientList {
  readonly clients: readonly Client[];
  /** For the report: where the list came from. */
  readonly source: 'appliance' | 'csv' | 'api';
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
  const byApi = await readByApi(context, appliance);
  if (byApi) return byApi;
  const how = appliance.how('clients');
  if (how.mode === 'automated')
    return { clients: await listClients(appliance, context.signal), source: 'appliance' };
  if (how.mode !== 'guided' || how.proof.by !== 'handed-over-file' || !context.isAttended) return undefined;
  const instruction = withKnownValues(context, appliance.side, 'clients', how.instruction);
  return askForFile(context, { kind: 'hand-over-file', purpose: 'clients-csv', instruction }, lookAtList);
}

async function lookAtList(file: string): Promise<FileLook<ClientList>> {
  try {
    return { taken: { clients: await readClientsCsv(file), source: 'csv' } };
  } catch (error) {
    if (isMigrationError(error, 'appliance.output-unexpected'))
      return { refused: { kind: 'no-list' }, error };
    throw await localError(error, file);
  }
}
