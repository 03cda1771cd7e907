import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { Appliance } from '../../appliance/appliance.ts';
import type { ApiOptions } from '../../appliance/output/api-clients.ts';
import { isMigrationError, MigrationError } from '../../errors.ts';
import { readCertificate } from '../../read-certificate.ts';
import { isRestored, pinsOf } from '../../run/endpoints.ts';
import type { StepContext } from '../../run/step.ts';

/** A secret is mistyped now and then; more tries look like an attack. */
const mostAttempts = 3;
/** Statuses by which a token is refused (RFC 6749, 5.2). */
const refusals: readonly unknown[] = [400, 401];

/**
 * What `read` asks of the vendor's API, over the way to the appliance's own console; undefined where the plan does not want it. A
 * certificate that neither machine is known to have is asked about, as a host key is, before anything is sent; a secret that is
 * refused is asked for again where a person is there. Throws `appliance.api-refused`, `reach.*`.
 */
export async function readByApi<T>(
  context: StepContext,
  appliance: Appliance,
  read: (options: ApiOptions) => Promise<T>,
): Promise<T | undefined> {
  const { api } = context.plan;
  if (!api) return undefined;
  const sha256 = await trustedCertificate(context, appliance);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await readOnce(context, appliance, { clientId: api.clientId, sha256, attempt, read });
    } catch (error) {
      const isRefused =
        isMigrationError(error, 'appliance.api-refused') && refusals.includes(error.params['status']);
      if (!isRefused || !context.isAttended || attempt >= mostAttempts) throw error;
    }
  }
}

async function readOnce<T>(
  context: StepContext,
  { side, host, consoleEndpoint }: Appliance,
  {
    clientId,
    sha256,
    attempt,
    read,
  }: { clientId: string; sha256: string; attempt: number; read: (options: ApiOptions) => Promise<T> },
): Promise<T> {
  const { signal, clock } = context;
  const clientSecret = await context.ask(
    {
      kind: 'secret',
      purpose: 'api-secret',
      side,
      subject: clientId,
      prompt: '',
      fromServer: false,
      echo: false,
      attempt,
    },
    { signal },
  );
  try {
    return await read({
      side,
      dial: (stop) => host.dial(host.identity.address, consoleEndpoint.port, stop),
      certificatesSha256: [sha256],
      clientId,
      clientSecret,
      clock,
      signal,
    });
  } finally {
    clientSecret.clear();
  }
}

/** SHA-256 of the certificate that the console shows now, once it is known to be the appliance's. */
async function trustedCertificate(
  context: StepContext,
  { side, host, consoleEndpoint }: Appliance,
): Promise<string> {
  const { signal } = context;
  const { address } = host.identity;
  const { port } = consoleEndpoint;
  const seen = await readCertificate(await host.dial(address, port, signal), address, port, signal);
  const refuse = (detail: string) =>
    new MigrationError('appliance.api-refused', { status: 0, detail }, { side });
  if (!seen) throw refuse('no certificate is shown');
  const { sha256, subject, issuer, validTo } = seen;
  if (knownCertificates(context.state, side).includes(sha256)) return sha256;
  const isTrusted = await context.ask(
    { kind: 'trust-certificate', reason: 'other', side, address, port, sha256, subject, issuer, validTo },
    { signal },
  );
  if (!isTrusted) throw refuse('the console shows another certificate than the one that is pinned');
  context.emit({ type: 'api.trusted', side, sha256 });
  return sha256;
}

/** What the console of an appliance may show: its own, what a restore brought, and what was seen or accepted later. */
function knownCertificates(state: RunState, side: ApplianceSide): string[] {
  const { old, new: fresh } = pinsOf(state);
  const known = [
    ...(side === 'old'
      ? [old.certificate?.sha256]
      : [
          fresh.certificate?.sha256,
          fresh.laterCertificateSha256,
          isRestored(state) ? old.certificate?.sha256 : undefined,
        ]),
    ...(state.apiTrusted[side] ?? []),
  ];
  return known.filter((sha256) => sha256 !== undefined);
}
