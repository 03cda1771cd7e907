import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { planSchema } from '../../shared/contract/plan.ts';
import type { EventBody } from '../../shared/run/event.ts';
import { proof, type Proof } from '../../shared/run/proof.ts';
import { emptyRun, reduceRun } from '../../shared/run/reduce-run.ts';
import type { Identity } from '../../shared/run/facts.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import type { Clock } from '../clock.ts';
import { MigrationError } from '../errors.ts';
import type { PortSight, Sighting } from './look/network.ts';
import type { StepContext } from '../run/step.ts';
import { refuseOthers, whileWatched } from './watch-for-old.ts';

const identityOf = (address: string, sha256: string): Identity => ({
  address,
  port: 22,
  user: 'root',
  keyType: 'ssh-ed25519',
  sha256,
});
const control = proof('cutover.positive-control', 'passed', { from: 'laptop', answering: 'old' }, 'old');
const state: RunState = {
  ...emptyRun,
  old: { identity: identityOf('192.0.2.1', 'SHA256:old') },
  new: { identity: identityOf('192.0.2.2', 'SHA256:new') },
  proofs: [{ ...control, step: 'power-off', at: '2026-01-01T00:00:00Z', seq: 1 }],
};

const seen = (port: PortSight): Sighting => ({ ssh: port, console: port });
const silent = seen({ kind: 'silent' });
const sight = seen({ kind: 'open', sha256: 'SHA256:new' });
const blind = seen({ kind: 'could-not-test', reason: 'ENETDOWN' });

/** What is watched, with one look after another by `looks`; the last is repeated. */
function setUp(looks: readonly (Sighting | Error)[], changed: Partial<RunState> = {}) {
  const told: Proof[] = [];
  let at = 0;
  let known: RunState = { ...state, ...changed };
  const wakers: (() => void)[] = [];
  const clock: Clock = {
    now: () => 0,
    monotonicMs: () => 0,
    // Nothing waits here: whoever sleeps gives way once.
    sleep: async (_ms, signal) => {
      await setImmediate();
      signal.throwIfAborted();
    },
  };
  const context = {
    plan: planSchema.parse({
      handover: 1,
      name: 'watched',
      old: { address: '192.0.2.1' },
      new: { address: '192.0.2.2' },
    }),
    get state(): RunState {
      return known;
    },
    signal: new AbortController().signal,
    clock,
    network: {
      laptop: { name: 'laptop', dial: () => Promise.reject(new Error('no dialling here')) },
      look: async () => {
        const look = looks[Math.min(at, looks.length - 1)];
        at += 1;
        for (const wake of wakers.splice(0)) wake();
        if (look instanceof Error) throw look;
        return look;
      },
    },
    emit: (event: EventBody) => {
      if (event.type !== 'proved') return;
      told.push(event.proof);
      known = reduceRun(known, { ...event, seq: known.lastSeq + 1, at: '2026-01-01T00:00:00Z' });
    },
    appliance: () => Promise.reject(new Error('no appliance here')),
  } as unknown as StepContext;
  /** Until so many looks were made. */
  const looked = async (count: number): Promise<void> => {
    while (at < count) await new Promise<void>((resolve) => wakers.push(resolve));
    await setImmediate();
  };
  return { context, told, looked };
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );

test('a look that fails for a reason of ours ends what is watched at once, and is told', async () => {
  const { context } = setUp([new TypeError('a mistake of ours')]);
  await expect(whileWatched(context, untilAborted)).rejects.toMatchObject({
    code: 'bug',
    params: { detail: 'a mistake of ours' },
  });
});

test('a watch that cannot look is recorded as that, with its reason', async () => {
  const { context, told, looked } = setUp([blind]);
  await whileWatched(context, () => looked(3));
  expect(told).toEqual([
    proof(
      'cutover.watched',
      'could-not-test',
      {
        address: '192.0.2.1',
        from: 'laptop',
        reason: blind,
      },
      'old',
    ),
  ]);
});

test('an error while looking is a watch that cannot look', async () => {
  const lost = new MigrationError('reach.connection-lost', { address: '192.0.2.2' }, { side: 'new' });
  const { context, told, looked } = setUp([lost]);
  await whileWatched(context, () => looked(3));
  expect(told).toMatchObject([
    { id: 'cutover.watched', status: 'could-not-test', params: { reason: 'reach.connection-lost' } },
  ]);
});

test('silence where the new appliance should answer is no sight', async () => {
  const { context, told } = setUp([silent]);
  await refuseOthers(context);
  expect(told).toMatchObject([{ id: 'cutover.watched', status: 'could-not-test' }]);
});

test('a watch that sees again is recorded as one that was blind for a while', async () => {
  const { context, told, looked } = setUp([sight, blind, sight]);
  await whileWatched(context, () => looked(4));
  expect(told.map(({ status }) => status)).toEqual(['could-not-test', 'passed-with-warning']);
});

test('a watch that always sees has nothing to record', async () => {
  const { context, told, looked } = setUp([sight]);
  await whileWatched(context, () => looked(3));
  expect(told).toEqual([]);
});

test('one who never saw the old appliance sees nothing by not seeing it now', async () => {
  const { context, told } = setUp([silent], { proofs: [] });
  await refuseOthers(context);
  expect(told).toMatchObject([{ id: 'cutover.watched', status: 'could-not-test' }]);
});

test('what is found counts, also where what was watched ended well in the same moment', async () => {
  const { context, looked } = setUp([seen({ kind: 'open', sha256: 'SHA256:old' })]);
  await expect(whileWatched(context, () => looked(1))).rejects.toMatchObject({
    code: 'cutover.old-came-back',
  });
});

test('a record that cannot be written while a look goes on ends with the watch, and is no error without an owner', async () => {
  const { context } = setUp([silent]);
  let told = 0;
  let wrote: () => void = () => undefined;
  const written = new Promise<void>((resolve) => (wrote = resolve));
  const stuck = {
    ...context,
    // A look that has no end, so that it is told as one that cannot be made.
    network: { ...context.network, look: () => new Promise<never>(() => undefined) },
    emit: () => {
      told += 1;
      wrote();
      throw new Error('disk full');
    },
  };
  // What nobody owns ends the run of the tests.
  await whileWatched(stuck, async () => {
    await written;
    await setImmediate();
  });
  expect(told).toBe(1);
});
