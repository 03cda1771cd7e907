import { proof } from '../../shared/run/proof.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { commitSwitch, SwitchFailure } from '../network/direct/direct-switch.ts';
import {
  armAnew,
  endOf,
  hadArpControl,
  rootOnNew,
  switchId,
  switchStatus,
  takeDirectly,
  undoAndTell,
} from './direct-cut-over.ts';
import { finalEndpoint } from './endpoints.ts';
import { proveOldGone } from './old-gone.ts';
import type { StepContext } from './step.ts';
import { vantages } from './vantages.ts';
import { whoHolds } from './who-holds.ts';

const lookTimeoutMs = 3_000;
const pollMs = 1_000;
/** A machine that took an address answers there within this, or something is wrong. */
const patienceMs = 20_000;

/**
 * Makes a direct switch last: sees the new appliance at the final address by its host key and certificate, watches for a while
 * whether another machine answers for it, and only then writes the address into the files of its network card and takes the
 * temporary one off. Where the switch is gone, because the timer took it back or the machine was started again, it is done
 * once more. `onSeen` is called when the clients have a server again. Throws `cutover.direct-*`, `cutover.old-came-back`.
 */
export async function makeSwitchLast(context: StepContext, onSeen: () => void): Promise<void> {
  const first = await switchStatus(context);
  if (first.kind === 'conflict' || first.kind === 'third')
    throw await undoAndTell(context, first.kind, first.mac);
  if (first.kind !== 'switched' && first.kind !== 'committing' && first.kind !== 'committed') {
    const places = await vantages(context);
    await takeDirectly(context, {
      isThere: false,
      isCommanded: false,
      switchOff: () => Promise.resolve(),
      proveGone: () => proveOldGone(context, places),
    });
  }
  if ((await switchStatus(context)).kind === 'switched') {
    await armAnew(context);
    await seeItThere(context);
    onSeen();
    await watchForOthers(context);
    await commit(context);
  }
  await untilCommitted(context);
  onSeen();
}

/** By the laptop's own look at the final address: a new connection, the pinned key, the certificate that it had before. */
async function seeItThere(context: StepContext): Promise<void> {
  const { clock, state } = context;
  const startMs = clock.monotonicMs();
  for (;;) {
    const { verdict, sighting } = await whoHolds(context, finalEndpoint(context.plan, state), lookTimeoutMs);
    const pinned = state.new.certificate?.sha256;
    const shown = sighting.certificate?.sha256;
    const isItsOwn = pinned === undefined || shown === undefined || shown === pinned;
    if (verdict.kind === 'new' && isItsOwn) return;
    const isOver = clock.monotonicMs() - startMs > patienceMs;
    if (isOver || verdict.kind === 'old' || verdict.kind === 'stranger' || !isItsOwn)
      throw await undoAndTell(context, 'not-seen');
    await clock.sleep(pollMs, context.signal);
  }
}

/** The new appliance asks by ARP all the time; whoever answers ends it at once, on the machine itself. */
async function watchForOthers(context: StepContext): Promise<void> {
  const { clock, plan, signal } = context;
  const { watchSeconds } = plan.limits;
  const startMs = clock.monotonicMs();
  for (;;) {
    const status = await switchStatus(context);
    if (status.kind !== 'switched')
      throw await undoAndTell(context, endOf(status), 'mac' in status ? status.mac : '');
    const elapsedMs = clock.monotonicMs() - startMs;
    if (elapsedMs >= watchSeconds * 1000) {
      const { address } = finalEndpoint(plan, context.state);
      const seconds = Math.round(elapsedMs / 1000);
      context.emit({
        type: 'proved',
        step: 'take-address',
        proof: proof(
          'cutover.arp-silent',
          status.looks >= 3 && hadArpControl(context) ? 'passed' : 'could-not-test',
          { address, looks: status.looks, seconds },
          'new',
        ),
      });
      return;
    }
    context.emit({
      type: 'waiting',
      step: 'take-address',
      what: 'direct-switch',
      elapsedMs,
      unchangedMs: elapsedMs,
      detail: '',
    });
    await clock.sleep(pollMs, signal);
  }
}

/** Over a connection to the final address, so that what takes the temporary one away cuts nobody off. */
async function commit(context: StepContext): Promise<void> {
  const { address } = finalEndpoint(context.plan, context.state);
  await context.disconnect('new');
  const { host } = await context.appliance('new');
  if (host.identity.address !== address) throw await undoAndTell(context, 'not-seen');
  try {
    const isCommitted = await commitSwitch(await rootOnNew(context), { id: switchId(context) });
    if (!isCommitted) throw await undoAndTell(context, 'reverted');
  } catch (error) {
    if (error instanceof SwitchFailure) throw await undoAndTell(context, 'not-written');
    // What it did is asked over a new connection.
    if (!isMigrationError(error) || !error.code.startsWith('reach.')) throw error;
  }
}

async function untilCommitted(context: StepContext): Promise<void> {
  const { clock, signal } = context;
  const startMs = clock.monotonicMs();
  await context.disconnect('new');
  for (;;) {
    const status = await switchStatus(context);
    if (status.kind === 'committed') return;
    if (status.kind !== 'committing')
      throw await undoAndTell(context, endOf(status), 'mac' in status ? status.mac : '');
    if (clock.monotonicMs() - startMs > patienceMs)
      throw new MigrationError(
        'cutover.direct-failed',
        { detail: 'commit: not at its end' },
        { side: 'new' },
      );
    await clock.sleep(pollMs, signal);
  }
}
