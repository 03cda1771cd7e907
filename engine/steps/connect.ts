import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import { hasHostKey } from '../../shared/run/login-rights.ts';
import { isPastHoldPoint } from '../../shared/run/reduce-run.ts';
import { identify } from '../appliance/operations/identify.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { finalEndpoint, newEndpoint, oldEndpoint } from '../run/endpoints.ts';
import { plannedProduct } from './look-at-product.ts';
import type { CheckStep, StepContext } from '../run/step.ts';
import type { Endpoint } from '../cut-over/look/network.ts';
import { calmLookTimeoutMs } from '../cut-over/vantages.ts';

/** A job that is resumed in the outage waits for nobody's console. */
const urgentLookTimeoutMs = 5_000;

/**
 * Connects to both appliances, pins their host keys and console certificates for the whole job, finds out what the logins allow, and
 * makes sure that they are two machines. Once the old appliance is being switched off only the new one is connected.
 */
export const connect: CheckStep = {
  kind: 'check',
  id: 'connect',
  check: async (context) => {
    for (const side of neededSides(context)) {
      if (side === 'old' && (await isSwitchedOffByHand(context))) continue;
      await context.appliance(side);
      await pinCertificate(context, side);
      await recordProduct(context, side);
    }
    refuseSameMachine(context);
  },
};

function neededSides(context: StepContext): ApplianceSide[] {
  return isPastHoldPoint(context.state) ? ['new'] : ['old', 'new'];
}

/**
 * The power-off was left to a person, the job was interrupted, and now the old appliance does not answer: taken for done
 * meanwhile. The power-off step proves it, or finds that it is not so.
 */
async function isSwitchedOffByHand(context: StepContext): Promise<boolean> {
  const { kind } = context.state.steps['power-off'];
  if (kind === 'pending' || kind === 'reverted') return false;
  try {
    await context.appliance('old');
    return false;
  } catch (error) {
    if (!isMigrationError(error) || !error.isUnreachable) throw error;
    context.emit({ type: 'outage.began' });
    return true;
  }
}

/** A console that does not answer is a finding of the preflight, not an error, where SSH is what connects. */
async function pinCertificate(context: StepContext, side: ApplianceSide): Promise<void> {
  const { certificate, identity } = context.state[side];
  if (!identity) return;
  const endpoint = currentEndpoint(context, side);
  const pins = { old: { identity }, new: { identity } };
  const { network, state, signal } = context;
  const timeoutMs = isPastHoldPoint(state) ? urgentLookTimeoutMs : calmLookTimeoutMs;
  const { certificate: seen, ssh } = await network.look(endpoint, pins, network.laptop, timeoutMs, signal);
  // Behind a jump host the same address may be another machine's, as seen from here.
  if (!seen || (hasHostKey(identity) && ssh.kind === 'open' && ssh.sha256 !== identity.sha256)) return;
  if (!certificate) context.emit({ type: 'certificate.pinned', side, certificate: seen });
  else if (certificate.sha256 !== seen.sha256 && context.state.steps.restore.kind === 'pending') {
    // A restore or a new address may make a new certificate; before that nothing of the job can.
    const { address } = endpoint;
    throw new MigrationError(
      'trust.certificate-changed',
      { address, sha256: seen.sha256, pinnedSha256: certificate.sha256 },
      { side },
    );
  }
}

function currentEndpoint(context: StepContext, side: ApplianceSide): Endpoint {
  const { plan, state } = context;
  if (side === 'old') return oldEndpoint(plan, state);
  const here = newEndpoint(plan, state);
  const final = finalEndpoint(plan, state);
  return here.address === final.address && here.sshPort === final.sshPort ? final : here;
}

/** Kept as it was before the restore, which must not change it: what is compared later is this. */
async function recordProduct(context: StepContext, side: ApplianceSide): Promise<void> {
  if (context.state[side].product && context.state.steps.restore.kind !== 'pending') return;
  const appliance = await context.appliance(side);
  if (appliance.how('identify').mode === 'automated') {
    const { product, version } = await identify(appliance, context.signal);
    context.emit({ type: 'product.identified', side, identity: { product, version } });
    return;
  }
  const version = context.plan[side].version;
  if (version !== undefined)
    context.emit({
      type: 'product.identified',
      side,
      identity: await plannedProduct(context, appliance, version),
    });
}

/**
 * Two machines with one host key cannot be told apart after the takeover: a mix-up, or a clone that kept its keys. Where a machine is
 * known by its certificate alone, neither can two with one certificate.
 */
function refuseSameMachine({ state }: StepContext): void {
  const { old, new: fresh } = state;
  if (!old.identity || !fresh.identity) return;
  const isByKey = hasHostKey(old.identity) && hasHostKey(fresh.identity);
  const sha256 = isByKey ? old.identity.sha256 : old.certificate?.sha256;
  if (sha256 === undefined || sha256 !== (isByKey ? fresh.identity.sha256 : fresh.certificate?.sha256))
    return;
  throw new MigrationError('trust.same-machine', { address: fresh.identity.address, sha256 });
}
