import { isDeepStrictEqual } from 'node:util';
import { proof } from '../../shared/run/proof.ts';
import type { Seen } from '../../shared/run/sighting.ts';
import { rootForLooks } from '../appliance/operations/direct-switch.ts';
import { asMigrationError, isMigrationError, isOfFamily, MigrationError } from '../errors.ts';
import { askByArp } from './direct/arp-look.ts';
import { cameBack, judge, portsOf } from './look/verdict.ts';
import { eitherSignal, untilAborted } from '../until-aborted.ts';
import { isDirect, knownMac } from './direct-cut-over.ts';
import { finalEndpoint, oldEndpoint, pinsOf } from '../run/endpoints.ts';
import { canSeeNow, hadPositiveControl } from './old-gone.ts';
import { prove } from '../run/prove.ts';
import type { StepContext } from '../run/step.ts';

const lookTimeoutMs = 3_000;
const pauseMs = 5_000;
/** A look that has not ended after this has seen nothing so far: it may wait for a connection, or for a person. */
const lateMs = 30_000;

/** Where it is looked from: by plain TCP, and by ARP of the new appliance. */
type Place = 'laptop' | 'new';
/** Why nothing could be seen from a place: what was seen instead, or a code; undefined where it could. */
type Blindness = ReadonlyMap<Place, Seen | undefined>;

/**
 * Looks once whether the old appliance, or a machine that is none of ours, answers where only the new one should: by the laptop,
 * and by ARP of the new appliance where that is allowed (RFC 5227: a machine that holds an address may ask for others that do).
 * A place that cannot look is recorded as that. Throws `cutover.old-came-back`, `cutover.third-party`,
 * `cutover.address-claimed`, and what is no failure to look.
 */
export async function refuseOthers(context: StepContext): Promise<void> {
  record(context, await look(context));
}

async function look(context: StepContext): Promise<Blindness> {
  const seen = new Map<Place, Seen | undefined>([['laptop', await orBlind(() => lookFromLaptop(context))]]);
  if (isDirect(context)) seen.set('new', await orBlind(() => lookByArp(context)));
  context.signal.throwIfAborted();
  return seen;
}

/** What was found, and what is a mistake of ours, is thrown; everything else says that nobody could look. */
async function orBlind(work: () => Promise<Seen | undefined>): Promise<Seen | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isOfFamily(error, 'reach', 'trust', 'auth', 'appliance') || isMigrationError(error, 'run.waiting'))
      return error.code;
    throw error;
  }
}

async function lookFromLaptop(context: StepContext): Promise<Seen | undefined> {
  const { network, plan, state, signal } = context;
  if (!hadPositiveControl(context, network.laptop)) return 'never-seen';
  const pins = pinsOf(state);
  const { address } = oldEndpoint(plan, state);
  const sighting = await network.look(oldEndpoint(plan, state), pins, network.laptop, lookTimeoutMs, signal);
  const verdict = judge(sighting, pins);
  switch (verdict.kind) {
    case 'old':
      throw cameBack(address, verdict);
    case 'stranger':
      throw new MigrationError('cutover.third-party', { address, sha256: verdict.sha256 }, { side: 'old' });
    case 'new':
      return undefined;
    case 'silent':
    case 'refusing':
      // The new appliance should answer there: who sees nobody does not see it either. At an address of its own it is looked at too.
      return finalEndpoint(plan, state).address !== address && (await canSeeNow(context, network.laptop))
        ? undefined
        : portsOf(sighting);
    case 'unclear':
    case 'could-not-test':
      return portsOf(sighting);
    default:
      return verdict satisfies never;
  }
}

async function lookByArp(context: StepContext): Promise<string | undefined> {
  const { plan, state, signal } = context;
  const { address } = finalEndpoint(plan, state);
  const { facts, ownAddress } = state.new;
  const card = facts?.addresses?.find((each) => each.address === ownAddress || each.address === address);
  if (!card) return 'no-card';
  const run = rootForLooks(await context.appliance('new'), signal);
  const seen = await askByArp(run, card.interfaceName, address);
  switch (seen.kind) {
    case 'silent':
      return undefined;
    case 'could-not-test':
      return 'arping';
    case 'answered': {
      const isOld = seen.mac === knownMac(context) ? 'yes' : 'no';
      throw new MigrationError('cutover.address-claimed', { address, mac: seen.mac, isOld }, { side: 'old' });
    }
    default:
      return seen satisfies never;
  }
}

/**
 * Waits for `work`, and looks all the while as {@link refuseOthers} does. What it finds aborts the signal of the work and is
 * thrown, whatever became of the work. A look that cannot be made now is recorded as that, and made again.
 */
export async function whileWatched<T>(
  context: StepContext,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const found = new AbortController();
  const ended = new AbortController();
  const whole = eitherSignal(context.signal, ended.signal);
  const watching = watch(context, whole.signal).catch((error: unknown) => {
    if (!whole.signal.aborted) found.abort(asMigrationError(error));
  });
  const part = eitherSignal(context.signal, found.signal);
  try {
    const result = await work(part.signal);
    found.signal.throwIfAborted();
    return result;
  } finally {
    ended.abort();
    await watching;
    whole.clear();
    part.clear();
  }
}

/** Goes on until `signal` is aborted; throws what it finds. */
async function watch(context: StepContext, signal: AbortSignal): Promise<never> {
  for (;;) {
    await context.clock.sleep(pauseMs, signal);
    record(context, await lookInTime(context, signal));
  }
}

/** A look that takes long is told as one that cannot be made, and waited for: a second one would wait behind it. */
async function lookInTime(context: StepContext, signal: AbortSignal): Promise<Blindness> {
  const hasEnded = new AbortController();
  const waiting = eitherSignal(signal, hasEnded.signal);
  const late = context.clock.sleep(lateMs, waiting.signal).then(
    () => record(context, new Map([[isDirect(context) ? 'new' : 'laptop', 'reach.timeout']])),
    () => undefined,
  );
  // It is awaited below; until then nobody may take a record that could not be written for an error without an owner.
  late.catch(() => undefined);
  try {
    return await untilAborted<Blindness>([signal], (resolve, reject) => {
      look(context).then(resolve, reject);
    });
  } finally {
    hasEnded.abort();
    waiting.clear();
    await late;
  }
}

/** Says when a place goes blind, and when it sees again; not again what the record says already. */
function record(context: StepContext, blindness: Blindness): void {
  const { plan, state } = context;
  const { address } = oldEndpoint(plan, state);
  for (const [from, reason] of blindness) {
    const told = state.proofs.find(({ id, params }) => id === 'cutover.watched' && params['from'] === from);
    const toldReason = told?.params['reason'];
    const wasBlind = told?.status === 'could-not-test';
    if (reason === undefined ? !wasBlind : wasBlind && isDeepStrictEqual(toldReason, reason)) continue;
    prove(
      context,
      state.current ?? 'finalise',
      proof(
        'cutover.watched',
        reason === undefined ? 'passed-with-warning' : 'could-not-test',
        {
          address,
          from,
          reason: reason ?? (typeof toldReason === 'object' ? toldReason : String(toldReason)),
        },
        'old',
      ),
    );
  }
}
