import { beforeEach, describe, expect, test } from 'vitest';
import { planSchema } from '../../shared/contract/plan.ts';
import { declareEach } from '../../shared/run/declaration.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { finalEndpoint } from '../run/endpoints.ts';
import { createStepContext } from '../run/testing/step-context.ts';
import { TwoMachines, type Holder } from '../run/testing/two-machines.ts';
import { whoHolds } from './who-holds.ts';

const [final, own] = ['192.0.2.10', '192.0.2.20'];
let machines: TwoMachines;
beforeEach(() => (machines = new TwoMachines()));

const isTold = (event: RunEvent, operation: string) =>
  event.type === 'step.waiting' && event.operation === operation;

const toldIn = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === 'step.waiting' ? [event.operation] : []));

/** A person who isolates the old appliance and swaps the networks, after which `holder` is seen at the final address. */
const swaps =
  (holder: Holder = 'new') =>
  (event: RunEvent) => {
    if (isTold(event, 'isolate-old') || isTold(event, 'power-off')) machines.holders.set(final, 'nobody');
    if (isTold(event, 'swap-networks')) machines.holders.set(final, holder);
    if (isTold(event, 'let-go')) machines.holders.set(final, 'nobody');
    if (isTold(event, 'power-on')) machines.holders.set(final, 'old');
  };

const addressFirst = { final: { order: 'address-first', old: 'isolated' } } as const;
const lasts = () => ({ ...machines.declarations, 'isolation-lasts': { value: 'yes' as const, note: '' } });

describe('a new appliance that has the final address from the beginning', () => {
  test('takes over by a swap of networks, after the old one is proved away, and no address is changed', async () => {
    const job = machines.createJob({ ...addressFirst, declare: lasts() });
    const { error, outcome, events, state } = await machines.run(job, machines.handOver, {
      onEvent: swaps(),
    });
    expect(error?.toRecord()).toBeUndefined();
    expect(outcome).toBe('done');
    const told = toldIn(events);
    expect(told.indexOf('isolate-old')).toBeLessThan(told.indexOf('swap-networks'));
    expect(told).not.toContain('change-address');
    expect(told).not.toContain('power-off');
    const status = (id: string, from?: string) =>
      state.proofs.find((p) => p.id === id && (from === undefined || p.params['from'] === from))?.status;
    expect(status('cutover.old-silent', 'laptop')).toBe('passed');
    // It has the address itself, on a network of its own: what it sees there is no look at the old one.
    expect(status('cutover.old-silent', 'new')).toBeUndefined();
    expect(status('cutover.new-answers')).toBe('passed');
    expect(machines.old.ran.some((argv) => argv.includes('poweroff'))).toBe(false);
  });

  test('goes back the same way: the networks are swapped back, and the old one is connected', async () => {
    const job = machines.createJob({ ...addressFirst, declare: lasts() });
    await machines.run(job, machines.handOver, { onEvent: swaps() });
    const cards: unknown[] = [];
    const back = await machines.run(
      job,
      {},
      {
        mode: 'revert',
        onEvent: (event) => {
          if (event.type === 'step.waiting') cards.push(event.instruction);
          swaps()(event);
        },
      },
    );
    expect(back.error?.toRecord()).toBeUndefined();
    expect(back.outcome).toBe('reverted');
    expect(cards).toEqual([
      expect.objectContaining({ id: 'let-go', own: '' }),
      expect.objectContaining({ id: 'start-old', was: 'isolated' }),
    ]);
  });

  test('nothing is switched off where this computer does not see the final address', async () => {
    const job = machines.createJob({ ...addressFirst, declare: lasts() });
    const rehearsed = await machines.run(job, machines.handOver, { mode: 'rehearse', onEvent: swaps() });
    expect(rehearsed.error?.toRecord()).toBeUndefined();
    machines.isBlind = true;
    const { error, state, events } = await machines.run(job, machines.handOver, { onEvent: swaps() });
    expect(error?.code).toBe('cutover.final-unseen');
    expect(state.outage).toBeUndefined();
    expect(toldIn(events)).not.toContain('isolate-old');
  });

  test('a machine that answers at the final address with its key is none where the old one was never seen there', async () => {
    // As a computer sees it that stands in the isolated network.
    const job = machines.createJob({ ...addressFirst, declare: lasts() });
    machines.holders.set(final, async () => ({
      ssh: { kind: 'open', sha256: machines.new.identity.sha256 },
      console: { kind: 'silent' },
    }));
    machines.loginsAt.set(final, 'old');
    const { error, state } = await machines.run(job, machines.handOver, { onEvent: swaps() });
    expect(error?.code).toBe('cutover.final-unseen');
    expect(state.steps['take-address'].kind).toBe('pending');
  });

  test.each([
    ['stranger', 'cutover.third-party'],
    ['old', 'cutover.old-came-back'],
    ['nobody', 'run.waiting'],
  ] as const)('after the swap %s is at the address: %s', async (holder, code) => {
    const job = machines.createJob({ ...addressFirst, declare: lasts() });
    const { error, state } = await machines.run(job, machines.handOver, { onEvent: swaps(holder) });
    expect(error?.code).toBe(code);
    expect(state.steps['take-address'].kind).toBe('failed');
  });
});

describe('an old appliance that stays on, isolated', () => {
  const isolated = { final: { old: 'isolated' } } as const;
  const obeys = (event: RunEvent) => {
    machines.obey(event);
    if (isTold(event, 'isolate-old')) machines.holders.set(final, 'nobody');
  };

  test('is proved away like one that is off, and is never told to shut down', async () => {
    const job = machines.createJob({ ...isolated, declare: lasts() });
    const { error, outcome, state } = await machines.run(job, machines.handOver, { onEvent: obeys });
    expect(error?.toRecord()).toBeUndefined();
    expect(outcome).toBe('done');
    const silent = state.proofs.filter(({ id }) => id === 'cutover.old-silent');
    expect(silent.map(({ params, status }) => [params['from'], status])).toEqual([
      ['laptop', 'passed'],
      ['new', 'passed'],
    ]);
    expect(machines.old.ran.some((argv) => argv.includes('poweroff'))).toBe(false);
    expect(state.declared['isolation-lasts']?.value).toBe('yes');
    expect(state.declared['autostart-is-off']).toBeUndefined();
    expect(state.proofs.some(({ id }) => id === 'cutover.old-reached')).toBe(false);
  });

  test('one that would come back with its host stops the job before anything is isolated', async () => {
    const declare = { ...machines.declarations, 'isolation-lasts': { value: 'no' as const, note: '' } };
    const job = machines.createJob({ ...isolated, declare });
    const { error, state } = await machines.run(job, machines.handOver, { onEvent: obeys });
    expect(error?.toRecord()).toMatchObject({
      code: 'run.blocked',
      params: { findings: 'hold-point.isolation-ends' },
    });
    expect(state.outage).toBeUndefined();
  });

  test('its absence can be a person’s word, of being isolated', async () => {
    const job = machines.createJob({ ...isolated, declare: lasts() });
    const asked: string[] = [];
    const { state } = await machines.run(
      job,
      {
        ...machines.handOver,
        declare: ({ ids }) => {
          asked.push(...ids);
          return declareEach(ids, () => 'yes');
        },
      },
      {
        onEvent: (event) => {
          machines.obey(event);
          if (isTold(event, 'isolate-old')) machines.holders.set(final, 'refusing');
        },
      },
    );
    expect(asked).toContain('old-is-isolated');
    expect(asked).not.toContain('old-is-powered-off');
    const word = state.proofs.find(({ id }) => id === 'cutover.old-off-by-word');
    expect(word).toMatchObject({ status: 'by-word', params: { old: 'isolated' } });
  });
});

test('address-first is no order for another address, and none for a direct switch', () => {
  const machine = { address: '192.0.2.10' };
  const valid = (final: object) =>
    planSchema.safeParse({ handover: 1, name: 'a', old: machine, new: { address: own }, final }).success;
  expect(valid({ order: 'address-first' })).toBe(true);
  expect(valid({ order: 'address-first', strategy: 'different' })).toBe(false);
  expect(valid({ order: 'address-first', takeover: 'direct' })).toBe(false);
});

test('its key at the final address says nothing from where the old one was never seen there', async () => {
  const held = async (order: 'address-first' | 'address-last') => {
    const context = await createStepContext({
      plan: { final: { order } },
      commands: () => () => undefined,
      look: () => ({ ssh: { kind: 'open', sha256: 'SHA256:new' }, console: { kind: 'silent' } }),
    });
    const { verdict } = await whoHolds(context, finalEndpoint(context.plan, context.state), 1_000);
    return verdict.kind;
  };
  // It has the address there on a network of its own, and this computer may stand in that.
  expect(await held('address-first')).toBe('could-not-test');
  expect(await held('address-last')).toBe('new');
});
