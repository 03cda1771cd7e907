import { proof } from '../../shared/run/proof.ts';
import { MigrationError } from '../errors.ts';
import { SwitchFailure, type SwitchStatus } from './direct/direct-switch.ts';
import { showsNewKey } from './look/verdict.ts';
import { commitUntilOver } from './commit-switch.ts';
import {
  armAnew,
  endOf,
  hadArpControl,
  isOnTheCard,
  requireArmed,
  switchId,
  switchStatus,
  takeDirectly,
  undoAndTell,
} from './direct-cut-over.ts';
import { finalEndpoint } from '../run/endpoints.ts';
import { proveOldGone } from './old-gone.ts';
import { beginOutage } from './outage.ts';
import { pollUntil } from '../poll-until.ts';
import { prove } from '../run/prove.ts';
import type { StepContext } from '../run/step.ts';
import { tellWaiting } from '../run/tell-waiting.ts';
import { vantages } from './vantages.ts';
import { whoHolds } from './who-holds.ts';

const lookTimeoutMs = 3_000;
const pollMs = 1_000;
/** A machine that took an address answers there within this, or something is wrong. */
const patienceMs = 20_000;
/** The machine asks every other second. Without a new look for this long it counts as blind. */
const lookPatienceMs = 15_000;
/** Silence counts only after this many looks. */
const fewestLooks = 3;

/**
 * Commits a direct switch: sees the new appliance at the final address by its host key, watches for a while whether another
 * machine answers for it, and only then writes the address into the files of its network card and removes the temporary one.
 * Where the switch is gone, because the timer rolled it back or the machine was restarted, it is made once more. `onSeen` is called
 * when the new appliance was seen there, before the watch, so that the clients need not wait for the watch. Throws
 * `cutover.direct-*`, `cutover.old-came-back`.
 */
export async function watchAndCommit(context: StepContext, onSeen: () => Promise<void>): Promise<void> {
  const first = await switchStatus(context);
  if (first.kind === 'conflict' || first.kind === 'third')
    throw await undoAndTell(context, first.kind, first.mac);
  if (!isOnTheCard(first.kind)) {
    const places = await vantages(context);
    beginOutage(context);
    await takeDirectly(context, { isThere: false, proveGone: () => proveOldGone(context, places) });
  }
  if ((await switchStatus(context)).kind === 'switched') {
    await armAnew(context);
    await seeItThere(context);
    await onSeen();
    // Letting the clients in may have taken the time that the watch needs.
    await armAnew(context);
    await watchForOthers(context);
    await reachItThere(context);
  }
  await commit(context);
  await onSeen();
}

/** By the laptop's own look at the final address: a new connection, and the pinned host key. The certificate is for the validation. */
async function seeItThere(context: StepContext): Promise<void> {
  const { clock, signal, plan, state } = context;
  const look = async (): Promise<boolean | undefined> => {
    await requireArmed(context);
    const { verdict } = await whoHolds(context, finalEndpoint(plan, state), lookTimeoutMs);
    return (
      showsNewKey(verdict) || (verdict.kind === 'old' || verdict.kind === 'stranger' ? false : undefined)
    );
  };
  const isThere = await pollUntil(look, { clock, signal, everyMs: pollMs, withinMs: patienceMs });
  if (!isThere) throw await undoAndTell(context, 'not-seen');
}

/**
 * The new appliance asks by ARP all the time, and rolls back itself when anybody answers. A machine that does not ask any more has
 * seen nothing: it is blind, and the network is not silent.
 */
async function watchForOthers(context: StepContext): Promise<void> {
  const { clock, plan, signal } = context;
  const { watchSeconds } = plan.limits;
  const startMs = clock.monotonicMs();
  let seen = { looks: 0, atMs: startMs };
  for (;;) {
    const { looks } = await requireArmed(context);
    const nowMs = clock.monotonicMs();
    if (looks > seen.looks) seen = { looks, atMs: nowMs };
    if (nowMs - seen.atMs > lookPatienceMs) throw await undoAndTell(context, 'blind');
    const elapsedMs = nowMs - startMs;
    if (elapsedMs >= watchSeconds * 1000 && looks >= fewestLooks) {
      const { address } = finalEndpoint(plan, context.state);
      const seconds = Math.round(elapsedMs / 1000);
      prove(
        context,
        'take-address',
        proof(
          'cutover.arp-silent',
          hadArpControl(context) ? 'passed' : 'could-not-test',
          { address, looks, seconds },
          'new',
        ),
      );
      return;
    }
    tellWaiting(context, 'take-address', 'direct-switch', elapsedMs);
    await clock.sleep(pollMs, signal);
  }
}

/** Connects over the final address, so that removing the temporary one cuts nobody off. */
async function reachItThere(context: StepContext): Promise<void> {
  const { address } = finalEndpoint(context.plan, context.state);
  await context.disconnect('new');
  const { host } = await context.appliance('new');
  if (host.identity.address !== address) throw await undoAndTell(context, 'not-seen');
}

async function commit(context: StepContext): Promise<void> {
  const status = await commitOrEnd(context);
  switch (status.kind) {
    case 'committed':
      // A connection over the temporary address is dead by now.
      await context.disconnect('new');
      return;
    case 'unsettled':
    case 'committing': {
      const { address } = finalEndpoint(context.plan, context.state);
      const held = status.kind === 'unsettled' ? status.detail : '';
      throw new MigrationError('cutover.direct-unsettled', { address, held }, { side: 'new' });
    }
    default:
      throw await undoAndTell(context, endOf(status), 'mac' in status ? status.mac : '');
  }
}

async function commitOrEnd(context: StepContext): Promise<SwitchStatus> {
  try {
    return await commitUntilOver(context, switchId(context), (elapsedMs) =>
      tellWaiting(context, 'take-address', 'direct-switch', elapsedMs),
    );
  } catch (error) {
    // The commit could not be started.
    if (error instanceof SwitchFailure) throw await undoAndTell(context, 'not-written');
    throw error;
  }
}
