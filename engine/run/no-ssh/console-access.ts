import type { PlannedAppliance } from '../../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { Certificate } from '../../../shared/run/facts.ts';
import { certificateKeyType } from '../../../shared/run/login-rights.ts';
import type { PortSight } from '../../../shared/run/sighting.ts';
import type { Ask } from '../../ask.ts';
import { recognise, type Looker } from '../../cut-over/look/recognise.ts';
import type { Endpoint, Pins } from '../../cut-over/look/network.ts';
import { judge, type Verdict } from '../../cut-over/look/verdict.ts';
import { calmLookTimeoutMs } from '../../cut-over/vantages.ts';
import { askForCertificate, nameNew } from '../../cut-over/new-shown.ts';
import { MigrationError } from '../../errors.ts';
import type { HostIdentity } from '../../ssh/remote-host.ts';
import { finalEndpoint, isRestoreBegun, oldEndpoint, pinsOf } from '../endpoints.ts';
import type { StepContext } from '../step.ts';

/** What reaching a machine by its web console alone needs. */
export interface ConsoleReach extends Looker {
  readonly side: ApplianceSide;
  readonly planned: PlannedAppliance;
  readonly ask: Ask;
  readonly emit: StepContext['emit'];
}

/**
 * Finds a machine by the certificate of its web console, without SSH. At first contact a person accepts it as a host key is accepted,
 * or the plan names it, and it is pinned; later it must be one by which the machine is known. Changes nothing there. Throws `reach.*`
 * where no console answers, `trust.certificate-changed`, `run.declined`.
 */
export async function reachByConsole(reach: ConsoleReach, endpoint: Endpoint): Promise<HostIdentity> {
  const { side, state } = reach;
  const { certificate, verdict } = await look(reach, endpoint);
  const identity = identityOf(endpoint, certificate);
  const known = state[side].certificate;
  if (!state[side].identity) {
    await pinFirst(reach, certificate);
    return identity;
  }
  // Whether the old one is gone is asked of its address, not here. Where that never stood the new one's own certificate is enough.
  const isElsewhere = endpoint.address !== oldEndpoint(reach.plan, state).address;
  const isKnown = certificate.sha256 === known?.sha256 && (side === 'old' || isElsewhere);
  if (isKnown || verdict?.kind === side) return identity;
  const isUnknown = verdict?.kind === 'unclear' && verdict.unknown !== undefined;
  if (side === 'old' || !isUnknown || !isRestoreBegun(state)) throw changed(reach, certificate);
  if (endpoint.address === finalEndpoint(reach.plan, state).address)
    await nameNew(reach, endpoint.address, certificate);
  else {
    await askForCertificate(reach, side, 'other', { ...certificate, address: endpoint.address });
    reach.emit({ type: 'certificate.pinned', side, certificate });
  }
  return identity;
}

/**
 * The new appliance by its web console, where SSH does not answer any more after the restore; undefined where it is not seen there for
 * certain. Throws the signal's reason.
 */
export async function findNewByConsole(
  reach: ConsoleReach,
  endpoint: Endpoint,
): Promise<HostIdentity | undefined> {
  if (!reach.state.old.identity || !isRestoreBegun(reach.state)) return undefined;
  const pins = pinsOf(reach.state);
  const sighting = await lookOnce(reach, endpoint, pins);
  const verdict = await recognise(reach, endpoint, judge(sighting, pins), calmLookTimeoutMs);
  const isIt = verdict.kind === 'new' && verdict.by !== 'host-key';
  return isIt && sighting.certificate ? identityOf(endpoint, sighting.certificate) : undefined;
}

/** `verdict` is absent before both machines are known. */
async function look(
  reach: ConsoleReach,
  endpoint: Endpoint,
): Promise<{ readonly certificate: Certificate; readonly verdict?: Verdict }> {
  const { old, new: fresh } = reach.state;
  const areKnown = old.identity !== undefined && fresh.identity !== undefined;
  // Nobody's pins are looked for: what the console shows is all that counts.
  const nobody = { identity: { ...identityOf(endpoint, { sha256: '' }) } };
  const pins = areKnown ? pinsOf(reach.state) : { old: nobody, new: nobody };
  const sighting = await lookOnce(reach, endpoint, pins);
  if (!sighting.certificate) throw unreached(reach, endpoint, sighting.console);
  const { certificate } = sighting;
  if (!areKnown) return { certificate };
  return {
    certificate,
    verdict: await recognise(reach, endpoint, judge(sighting, pins), calmLookTimeoutMs),
  };
}

function lookOnce({ network, signal }: Looker, endpoint: Endpoint, pins: Pins) {
  return network.look(endpoint, pins, network.laptop, calmLookTimeoutMs, signal);
}

async function pinFirst(
  { side, planned, ask, emit, signal }: ConsoleReach,
  seen: Certificate,
): Promise<void> {
  const { certificate: wanted, address } = planned;
  if (wanted !== undefined && wanted !== seen.sha256)
    throw new MigrationError(
      'trust.certificate-changed',
      { address, sha256: seen.sha256, pinnedSha256: wanted },
      { side },
    );
  if (wanted === undefined) await askForCertificate({ ask, signal }, side, 'unknown', { ...seen, address });
  emit({ type: 'certificate.pinned', side, certificate: seen });
}

function changed({ side, state, planned }: ConsoleReach, seen: Certificate): MigrationError {
  const pinnedSha256 = state[side].certificate?.sha256 ?? '';
  const params = { address: planned.address, sha256: seen.sha256, pinnedSha256 };
  return new MigrationError('trust.certificate-changed', params, { side });
}

function unreached(
  { side }: ConsoleReach,
  { address, consolePort }: Endpoint,
  seen: PortSight,
): MigrationError {
  const params = { address, port: consolePort, by: 'console' } as const;
  switch (seen.kind) {
    case 'refused':
      return new MigrationError('reach.refused', params, { side });
    case 'silent':
      return new MigrationError('reach.timeout', { ...params, timeoutMs: calmLookTimeoutMs }, { side });
    case 'open':
    case 'foreign':
    case 'could-not-test':
      return new MigrationError('reach.unreachable', params, { side });
    default:
      return seen satisfies never;
  }
}

function identityOf(
  { address, consolePort }: Endpoint,
  { sha256 }: Pick<Certificate, 'sha256'>,
): HostIdentity {
  return { address, port: consolePort, user: '', keyType: certificateKeyType, sha256 };
}
