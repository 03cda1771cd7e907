import type { SwitchTrouble } from '../../shared/run/direct-switch.ts';
import { proof } from '../../shared/run/proof.ts';
import type { Seen } from '../../shared/run/sighting.ts';
import { switchClientCommunication } from '../appliance/operations/client-communication.ts';
import { rootForDirectSwitch } from '../appliance/operations/direct-switch.ts';
import { readFacts } from '../appliance/operations/facts.ts';
import { isOfFamily, MigrationError } from '../errors.ts';
import { tellWaiting } from '../run/tell-waiting.ts';
import { pollUntil } from '../poll-until.ts';
import {
  armSwitch,
  fireSwitch,
  forgetSwitch,
  holdsAddress,
  prepareSwitch,
  readSwitchStatus,
  SwitchFailure,
  undoSwitch,
} from './direct/direct-switch.ts';
import { askByArp } from './direct/arp-look.ts';
import { readSwitchFacts } from './direct/read-switch-facts.ts';
import type { RunAsRoot } from './direct/run-as-root.ts';
import { judge, portsOf, showsNewKey } from './look/verdict.ts';
import { commitUntilOver } from './commit-switch.ts';
import { deadManSeconds, hadArpControl, rootOnNew, switchId } from './direct-cut-over.ts';
import { finalEndpoint, pinsOf } from '../run/endpoints.ts';
import { hadPositiveControl } from './old-gone.ts';
import { beginOutage } from './outage.ts';
import { isOldBack } from './start-old-again.ts';
import { prove } from '../run/prove.ts';
import type { StepContext } from '../run/step.ts';
import { whoHolds } from './who-holds.ts';
import { machineName } from '../../shared/run/standing/machine-name.ts';

const lookTimeoutMs = 3_000;
const pollMs = 1_000;
/** Nobody holds its own address, so that the new appliance has it again within this, or something is wrong. */
const patienceMs = 30_000;
/**
 * The first half of the way back after a direct switch, in the order that never lets two machines hold the address: the new
 * appliance takes its own address and gives the final one up, by the same scripts and with the same timer as it took it; then it
 * is seen that nobody holds it, or that the old one has it. Safe to run twice and at any point of it. Throws `run.declined`,
 * `cutover.give-back-failed`, `cutover.third-party`.
 */
export async function rollBackAddress(context: StepContext): Promise<void> {
  if ((await letGo(context)) || (await untilSeen(context)) || (await proveFree(context))) return;
  const { address } = finalEndpoint(context.plan, context.state);
  throw new MigrationError('cutover.third-party', { address, sha256: '' }, { side: 'old' });
}

/** Gives whether nobody was seen at the address afterwards. */
async function letGo(context: StepContext): Promise<boolean> {
  const { address } = finalEndpoint(context.plan, context.state);
  if (await newHolds(context, address)) {
    await confirmByName(context);
    beginOutage(context);
    await stopClients(context);
    await named(address, () => giveUpAddress(context));
  }
  await named(address, () => forgetBoth(context));
  const isFree = await proveFree(context);
  // Its timer may have rolled it back before, unseen.
  if (isFree) beginOutage(context);
  return isFree;
}

async function newHolds(context: StepContext, address: string): Promise<boolean> {
  return holdsAddress(await rootOnNew(context), address);
}

/** Has the admin type the name of the new appliance, or takes it from the plan. Throws `run.declined`. */
export async function confirmByName(context: StepContext): Promise<void> {
  const { plan, state, signal } = context;
  const expected = machineName('new', plan, state);
  if (plan.confirm.rollBack === expected) return;
  const question = { kind: 'type-name', step: 'take-address', side: 'new', expected } as const;
  const typed = await context.ask({ ...question, purpose: 'go-back' }, { signal });
  if (typed.trim() !== expected)
    throw new MigrationError('run.declined', { step: 'take-address', question: 'type-name' });
}

/** What the clients send from now on should wait for the old appliance. One that cannot be told gives the address up all the same. */
export async function stopClients(context: StepContext): Promise<void> {
  const appliance = await context.appliance('new');
  if (appliance.how('client-communication-off').mode !== 'automated') return;
  beginOutage(context);
  try {
    await switchClientCommunication(appliance, 'off', context.signal);
  } catch (error) {
    if (!isOfFamily(error, 'appliance')) throw error;
  }
}

async function giveUpAddress(context: StepContext): Promise<void> {
  const id = switchId(context);
  const { kind } = await readSwitchStatus(await rootOnNew(context), id);
  // One that was not committed goes back by its own way.
  if (kind !== 'committed' && kind !== 'none') await undoSwitch(await rootOnNew(context), { id });
  const { address } = finalEndpoint(context.plan, context.state);
  if (await newHolds(context, address)) await switchToOwn(context);
  await context.disconnect('new');
  const run = await rootOnNew(context);
  if (await holdsAddress(run, address)) throw new SwitchFailure('still-held' satisfies SwitchTrouble);
}

/** A switch that is rolled back leaves nothing behind: the next attempt must not find it made. */
async function forgetBoth(context: StepContext): Promise<void> {
  const run = await rootOnNew(context);
  for (const id of [switchId(context), backId(context)]) await forgetSwitch(run, { id });
}

/** The same switch in the other direction: from the final address to its own. One that was begun goes on. */
async function switchToOwn(context: StepContext): Promise<void> {
  const id = backId(context);
  const run = await rootOnNew(context);
  const { kind } = await readSwitchStatus(run, id);
  if (kind !== 'committing' && kind !== 'committed' && kind !== 'unsettled') {
    const own = context.state.new.ownAddress;
    if (own === undefined) throw new SwitchFailure('own-unknown' satisfies SwitchTrouble);
    if (kind === 'switched') await rearm(context, run);
    else {
      // Of one that was cut before it held the address nothing is of use.
      if (kind !== 'none') await undoSwitch(run, { id });
      await takeOwn(context, own);
    }
    await untilTaken(context, run);
    await seeAt(context, own);
    const { identity } = context.state.new;
    if (identity)
      context.emit({ type: 'identity.pinned', side: 'new', identity: { ...identity, address: own } });
    // Over a connection that does not end with the address.
    await context.disconnect('new');
  }
  const status = await commitUntilOver(context, id, (elapsedMs) =>
    tellWaiting(context, 'take-address', 'give-back', elapsedMs),
  );
  if (status.kind !== 'committed') throw new SwitchFailure(JSON.stringify(status));
}

/** A switch that no timer would roll back is rolled back at once. */
async function rearm(context: StepContext, run: RunAsRoot): Promise<void> {
  const id = backId(context);
  try {
    await armSwitch(run, { id, deadManSeconds: deadManSeconds(context) });
  } catch (error) {
    if (error instanceof SwitchFailure) await undoSwitch(run, { id });
    throw error;
  }
}

async function takeOwn(context: StepContext, own: string): Promise<void> {
  const { signal, state } = context;
  const appliance = await context.appliance('new');
  const run = rootForDirectSwitch(appliance, signal);
  const facts = await readFacts(appliance, signal);
  const { address } = finalEndpoint(context.plan, state);
  const found = await readSwitchFacts(run, address, own, facts);
  if (found.kind === 'refused') throw new SwitchFailure(found.reason);
  const spec = {
    ...found.spec,
    id: backId(context),
    oldMac: undefined,
    deadManSeconds: deadManSeconds(context),
    waitSeconds: patienceMs / 1000,
  };
  await prepareSwitch(run, spec, found.config);
  await armSwitch(run, spec);
  await fireSwitch(run, spec);
}

async function untilTaken(context: StepContext, run: RunAsRoot): Promise<void> {
  const { clock, signal } = context;
  const look = async () => {
    const status = await readSwitchStatus(run, backId(context));
    return status.kind === 'switched' || status.kind === 'blind' ? status : undefined;
  };
  const tell = (elapsedMs: number): void => tellWaiting(context, 'take-address', 'give-back', elapsedMs);
  const status = await pollUntil(look, { clock, signal, everyMs: pollMs / 2, withinMs: patienceMs, tell });
  if (status === undefined) throw new SwitchFailure('not-in-time' satisfies SwitchTrouble);
  if (status.kind !== 'switched') throw new SwitchFailure(JSON.stringify(status));
  if (status.isArmed) return;
  await undoSwitch(run, { id: backId(context) });
  throw new SwitchFailure('no-timer' satisfies SwitchTrouble);
}

/** It must be reachable at its own address before the final one goes, or nobody reaches it any more. */
async function seeAt(context: StepContext, own: string): Promise<void> {
  const { clock, network, signal, state } = context;
  const endpoint = { ...finalEndpoint(context.plan, state), address: own };
  const pins = pinsOf(state);
  let seen: Seen = '';
  const look = async (): Promise<true | undefined> => {
    const sighting = await network.look(endpoint, pins, network.laptop, lookTimeoutMs, signal);
    seen = portsOf(sighting);
    return showsNewKey(judge(sighting, pins)) || undefined;
  };
  if (!(await pollUntil(look, { clock, signal, everyMs: pollMs, withinMs: patienceMs })))
    throw new MigrationError(
      'cutover.give-back-failed',
      { address: finalEndpoint(context.plan, state).address, detail: seen, at: own },
      { side: 'new' },
    );
}

/** An old appliance that came back early may be there already: the laptop takes seconds to forget the other network card. */
async function untilSeen(context: StepContext): Promise<boolean> {
  const { clock, signal } = context;
  const look = async () => (await isOldBack(context)) || undefined;
  return (await pollUntil(look, { clock, signal, everyMs: pollMs, withinMs: 2 * patienceMs })) ?? false;
}

/**
 * Before a person starts the old appliance, nobody may hold the address: by the laptop's look, and by ARP of the new one. Gives
 * whether nobody was seen.
 */
async function proveFree(context: StepContext): Promise<boolean> {
  const endpoint = finalEndpoint(context.plan, context.state);
  const { address } = endpoint;
  const { verdict, sighting } = await whoHolds(context, endpoint, lookTimeoutMs);
  if (verdict.kind === 'old') return false;
  if (verdict.kind === 'stranger')
    throw new MigrationError('cutover.third-party', { address, sha256: verdict.sha256 }, { side: 'old' });
  if (verdict.kind === 'new')
    throw new MigrationError(
      'cutover.give-back-failed',
      { address, detail: portsOf(sighting) },
      { side: 'new' },
    );
  const appliance = await context.appliance('new');
  const { addresses = [] } = await readFacts(appliance, context.signal);
  const card = addresses.find((each) => each.address === appliance.host.identity.address)?.interfaceName;
  const seen =
    card === undefined
      ? { kind: 'could-not-test' as const }
      : await askByArp(await rootOnNew(context), card, address);
  const byArp = seen.kind === 'answered' ? seen.mac : seen.kind;
  // Who answers in another way than by its key is, at this moment, most likely the old machine that starts.
  const isAnswered = seen.kind === 'answered' || verdict.kind === 'unclear' || verdict.kind === 'refusing';
  const isSilent = seen.kind === 'silent' && hadArpControl(context);
  const isSilentByTcp = verdict.kind === 'silent' && hadPositiveControl(context, context.network.laptop);
  const isSeen = !isAnswered && (isSilent || isSilentByTcp);
  prove(
    context,
    'take-address',
    proof(
      'cutover.given-back',
      isSeen && isSilent && isSilentByTcp ? 'passed' : isSeen ? 'passed-with-warning' : 'could-not-test',
      { address, seen: portsOf(sighting), arp: byArp },
      'new',
    ),
  );
  return !isAnswered;
}

function backId(context: StepContext): string {
  return `${switchId(context).slice(-35)}-back`;
}

async function named(address: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SwitchFailure)) throw error;
    throw new MigrationError(
      'cutover.give-back-failed',
      { address, detail: error.message },
      { side: 'new', cause: error },
    );
  }
}
