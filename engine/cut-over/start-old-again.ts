import { isAddressFirst } from '../../shared/rules/preflight/direct-plan.ts';
import { hasHostKey } from '../../shared/run/login-rights.ts';
import { proof } from '../../shared/run/proof.ts';
import { rootToAnnounce } from '../appliance/operations/direct-switch.ts';
import { readFacts } from '../appliance/operations/facts.ts';
import { isMigrationError, isOfFamily, MigrationError } from '../errors.ts';
import { oldEndpoint, pinsOf } from '../run/endpoints.ts';
import { pollUntil } from '../poll-until.ts';
import { guide } from '../run/guide.ts';
import { prove } from '../run/prove.ts';
import type { StepContext } from '../run/step.ts';
import { announceAddress } from './direct/direct-switch.ts';
import type { Sighting, Vantage } from './look/network.ts';
import { recognise } from './look/recognise.ts';
import { judge, portsOf, type Verdict } from './look/verdict.ts';
import { askForCertificate } from './new-shown.ts';
import { hadPositiveControl } from './old-gone.ts';
import { serveAgain } from './serve-again.ts';
import { machineName } from '../../shared/run/standing/machine-name.ts';

const lookTimeoutMs = 3_000;
const pollMs = 1_000;
/** Longer than a machine beside it takes to look for the address anew (ARP). */
const learnsWithinMs = 60_000;

/**
 * The second half of the way back, once nobody holds the address: a person starts the old appliance, it is
 * seen there by its pinned key, or by a person where both have one certificate, and lets its clients in again. Safe to run twice. Throws `cutover.old-not-back` where nobody
 * starts it or connects it again, `cutover.give-back-failed` while the new one is still there, `cutover.third-party`, and `cutover.old-deaf` where it
 * takes no clients.
 */
export async function startOldAgain(context: StepContext): Promise<void> {
  if (!(await isOldBack(context))) {
    await refuseNewThere(context);
    if (!(await isOldByWord(context))) await startOld(context);
  }
  await announceOld(context);
  await serveAgain(context);
  await lookFromNew(context);
}

/** Nobody is sent to start the old appliance while the new one answers at its address, by whatever it shows. */
async function refuseNewThere(context: StepContext): Promise<void> {
  const { verdict, sighting } = await lookThere(context);
  if (verdict.kind === 'new') throw newThere(context, sighting);
}

/**
 * Whether the machine at the old appliance's address, which shows the certificate that both have, is the old one: a person says so
 * where that has no host key by which it would be seen. Gives false where nothing of that kind is there. Throws
 * `cutover.give-back-failed` where it may be the new one, `run.waiting` without a person.
 */
async function isOldByWord(context: StepContext): Promise<boolean> {
  const { verdict, sighting } = await lookThere(context);
  if (verdict.kind !== 'unclear' || verdict.shared === undefined) return false;
  const { plan, state, clock, signal, isAttended, network } = context;
  const { identity } = state.old;
  if (identity && hasHostKey(identity)) {
    // Its console may come up before its SSH.
    const look = async () => (await isOldBack(context)) || undefined;
    const isBack = await pollUntil(look, { clock, signal, everyMs: pollMs, withinMs: learnsWithinMs });
    if (isBack) return true;
    throw newThere(context, sighting);
  }
  const { certificate } = sighting;
  if (!certificate) throw newThere(context, sighting);
  if (!isAttended) throw new MigrationError('run.waiting', { step: 'power-off' }, { side: 'old' });
  const { address } = oldEndpoint(plan, state);
  try {
    await askForCertificate(context, 'old', 'shared', { ...certificate, address });
  } catch (error) {
    if (isMigrationError(error, 'run.declined')) throw newThere(context, sighting);
    throw error;
  }
  const params = { address, sha256: verdict.shared, from: network.laptop.name, by: 'certificate' } as const;
  prove(context, 'power-off', proof('cutover.old-back', 'by-word', params, 'old'));
  return true;
}

function newThere({ plan, state }: StepContext, sighting: Sighting): MigrationError {
  const { address } = oldEndpoint(plan, state);
  return new MigrationError(
    'cutover.give-back-failed',
    { address, detail: portsOf(sighting) },
    { side: 'new' },
  );
}

async function lookThere(
  context: StepContext,
): Promise<{ readonly verdict: Verdict; readonly sighting: Sighting }> {
  const { network, plan, state, signal } = context;
  const pins = pinsOf(state);
  const endpoint = oldEndpoint(plan, state);
  const sighting = await network.look(endpoint, pins, network.laptop, lookTimeoutMs, signal);
  return { sighting, verdict: await recognise(context, endpoint, judge(sighting, pins), lookTimeoutMs) };
}

/** By the laptop's look; where the laptop cannot see that network, by a login with the pinned key. */
export async function isOldBack(context: StepContext): Promise<boolean> {
  const { network, plan, state } = context;
  const endpoint = oldEndpoint(plan, state);
  const { verdict } = await lookThere(context);
  switch (verdict.kind) {
    case 'old': {
      const { sha256, by } = verdict;
      const params = { address: endpoint.address, sha256, from: network.laptop.name, ...(by && { by }) };
      prove(context, 'power-off', proof('cutover.old-back', 'passed', params, 'old'));
      return true;
    }
    case 'stranger':
      throw new MigrationError(
        'cutover.third-party',
        { address: endpoint.address, sha256: verdict.sha256 },
        { side: 'old' },
      );
    case 'new':
      return false;
    case 'silent':
    case 'refusing':
    case 'unclear':
    case 'could-not-test':
      return !hadPositiveControl(context, network.laptop) && (await connectsToOld(context));
    default:
      return verdict satisfies never;
  }
}

async function connectsToOld(context: StepContext): Promise<boolean> {
  try {
    await context.disconnect('old');
    const { identity } = (await context.appliance('old')).host;
    // A certificate that both may have is no login with the pinned key.
    if (!hasHostKey(identity)) return false;
    const params = { address: identity.address, sha256: identity.sha256 };
    prove(context, 'power-off', proof('cutover.old-back', 'passed', params, 'old'));
    return true;
  } catch (error) {
    context.signal.throwIfAborted();
    if (isOfFamily(error, 'reach', 'trust')) return false;
    throw error;
  }
}

async function startOld(context: StepContext): Promise<void> {
  const { plan, state } = context;
  const name = machineName('old', plan, state);
  const isKeyless = state.old.identity !== undefined && !hasHostKey(state.old.identity);
  const { address } = oldEndpoint(plan, state);
  try {
    await guide(context, {
      step: 'power-off',
      side: 'old',
      operation: 'power-on',
      instruction: {
        id: 'start-old',
        name,
        address,
        ...(plan.final.old === 'isolated' && { was: plan.final.old }),
      },
      timeoutMs: plan.limits.cutoverMinutes * 60_000,
      observe: async () => (await isOldBack(context)) || (isKeyless && (await isOldByWord(context))),
    });
  } catch (error) {
    if (!isMigrationError(error, 'run.waiting')) throw error;
    throw new MigrationError('cutover.old-not-back', { address }, { side: 'old', cause: error });
  }
}

/** What the network remembers is the card of the new appliance. Where the old one cannot be told, that grows old by itself. */
async function announceOld(context: StepContext): Promise<void> {
  const { signal } = context;
  try {
    await context.disconnect('old');
    const old = await context.appliance('old');
    const { addresses = [], gateway } = await readFacts(old, signal);
    const { address } = oldEndpoint(context.plan, context.state);
    const card = addresses.find((each) => each.address === address)?.interfaceName;
    if (card !== undefined) await announceAddress(rootToAnnounce(old, signal), card, address, gateway);
  } catch (error) {
    signal.throwIfAborted();
    if (!isOfFamily(error, 'reach', 'trust', 'auth', 'appliance')) throw error;
  }
}

/**
 * Whether the network knows the old appliance again: the new one, which had its address, looks for it there. Where that cannot be
 * reached, stands on a network of its own or never saw the old one, nobody could look from there.
 */
async function lookFromNew(context: StepContext): Promise<void> {
  const { network, plan, state, clock, signal } = context;
  if (isAddressFirst(plan)) return;
  const { address } = oldEndpoint(plan, state);
  const pins = pinsOf(state);
  try {
    const { host } = await context.appliance('new');
    const from: Vantage = { name: 'new', dial: (to, port, stop) => host.dial(to, port, stop) };
    const look = async (): Promise<string | undefined> => {
      const verdict = judge(
        await network.look(oldEndpoint(plan, state), pins, from, lookTimeoutMs, signal),
        pins,
      );
      return verdict.kind === 'old' ? verdict.sha256 : undefined;
    };
    const sha256 = await pollUntil(look, { clock, signal, everyMs: pollMs, withinMs: learnsWithinMs });
    const params = { address, sha256: sha256 ?? '', from: from.name };
    const status = sha256 === undefined ? 'could-not-test' : 'passed';
    prove(context, 'power-off', proof('cutover.old-back', status, params, 'old'));
  } catch (error) {
    signal.throwIfAborted();
    if (!isOfFamily(error, 'reach', 'trust', 'auth')) throw error;
    const params = { address, sha256: '', from: 'new' };
    prove(context, 'power-off', proof('cutover.old-back', 'could-not-test', params, 'old'));
  }
}
