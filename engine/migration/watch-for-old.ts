import { rootForLooks } from '../appliance/operations/direct-switch.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { askByArp } from '../network/direct/arp-look.ts';
import { judge } from '../network/verdict.ts';
import { isDirect, knownMac } from './direct-cut-over.ts';
import { finalEndpoint, oldEndpoint, pinsOf } from './endpoints.ts';
import { hadPositiveControl } from './old-gone.ts';
import type { StepContext } from './step.ts';

const lookTimeoutMs = 3_000;
const pauseMs = 5_000;

/**
 * Looks once whether the old appliance, or a machine that is none of ours, answers where only the new one should: by the laptop,
 * and by ARP of the new appliance where that is allowed (RFC 5227: a machine that holds an address may ask for others that do).
 * Who cannot look says nothing. Throws `cutover.old-came-back`, `cutover.third-party`, `cutover.address-claimed`.
 */
export async function refuseOthers(context: StepContext): Promise<void> {
  const { network, plan, state, signal } = context;
  if (hadPositiveControl(context, network.laptop)) {
    const pins = pinsOf(state);
    const endpoint = oldEndpoint(plan, state);
    const { kind, ...seen } = judge(
      await network.look(endpoint, pins, network.laptop, lookTimeoutMs, signal),
      pins,
    );
    if (kind === 'old' || kind === 'stranger')
      throw new MigrationError(
        kind === 'old' ? 'cutover.old-came-back' : 'cutover.third-party',
        { address: endpoint.address, sha256: 'sha256' in seen ? seen.sha256 : '' },
        { side: 'old' },
      );
  }
  if (isDirect(context)) await refuseByArp(context);
}

async function refuseByArp(context: StepContext): Promise<void> {
  const { plan, state, signal } = context;
  const { address } = finalEndpoint(plan, state);
  const { facts, ownAddress } = state.new;
  const card = facts?.addresses?.find((each) => each.address === ownAddress || each.address === address);
  if (!card) return;
  const run = rootForLooks(await context.appliance('new'), signal);
  const seen = await askByArp(run, card.interfaceName, address);
  if (seen.kind !== 'answered') return;
  const isOld = seen.mac === knownMac(context) ? 'yes' : 'no';
  throw new MigrationError('cutover.address-claimed', { address, mac: seen.mac, isOld }, { side: 'old' });
}

/**
 * Waits for `work`, and looks all the while as {@link refuseOthers} does. What it finds aborts the signal of the work and is
 * thrown. A look that cannot be made now is made again.
 */
export async function whileWatched<T>(
  context: StepContext,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const found = new AbortController();
  const ended = new AbortController();
  const watching = watch(context, AbortSignal.any([context.signal, ended.signal]), (error) =>
    found.abort(error),
  );
  try {
    return await work(AbortSignal.any([context.signal, found.signal]));
  } finally {
    ended.abort();
    await watching;
  }
}

async function watch(
  context: StepContext,
  signal: AbortSignal,
  tell: (error: MigrationError) => void,
): Promise<void> {
  const hasEnded = () => signal.aborted;
  while (!hasEnded()) {
    try {
      await context.clock.sleep(pauseMs, signal);
      await refuseOthers(context);
    } catch (error) {
      if (hasEnded()) return;
      if (!isMigrationError(error)) throw error;
      if (!error.code.startsWith('cutover.')) continue;
      tell(error);
      return;
    }
  }
}
