import { expect, test } from 'vitest';
import { planSchema } from '../../shared/contract/plan.ts';
import { emptyRun } from '../../shared/run/reduce-run.ts';
import { loadProfile } from '../appliance/profiles/load-profile.ts';
import { systemClock } from '../clock.ts';
import { createTcpNetwork } from '../cut-over/look/tcp-network.ts';
import { createMemoryHost } from '../ssh/testing/memory-host.ts';
import type { RemoteHost } from '../ssh/remote-host.ts';
import { createConnections } from './connections.ts';

const plan = planSchema.parse({
  handover: 1,
  name: 'connections',
  old: { address: '192.0.2.1' },
  new: { address: '192.0.2.2' },
});

interface Attempt {
  readonly signal: AbortSignal;
  readonly host: RemoteHost;
  readonly succeed: () => void;
  hasClosed: boolean;
}

/** Connections whose attempts end when the test says so, or when they are given up. */
async function setUp() {
  const attempts: Attempt[] = [];
  const wakers: (() => void)[] = [];
  /** Until so many attempts have begun. */
  const begun = async (count: number): Promise<void> => {
    while (attempts.length < count) await new Promise<void>((resolve) => wakers.push(resolve));
  };
  const profile = await loadProfile('demo-appliance', '/');
  const connections = createConnections({
    plan,
    profileOf: () => Promise.resolve(profile),
    emit: () => undefined,
    state: () => emptyRun,
    ask: () => Promise.reject(new Error('nobody is asked')),
    clock: systemClock,
    network: createTcpNetwork(),
    open: ({ address }, _ask, signal) =>
      new Promise((resolve, reject) => {
        const made = createMemoryHost({
          identity: { address, port: 22, user: 'root', keyType: 'ssh-ed25519', sha256: address },
        });
        const attempt: Attempt = {
          signal,
          hasClosed: false,
          host: made,
          succeed: () => resolve(made),
        };
        const close = made.close.bind(made);
        made.close = async () => {
          attempt.hasClosed = true;
          await close();
        };
        attempts.push(attempt);
        for (const wake of wakers.splice(0)) wake();
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      }),
  });
  return { connections, attempts, begun };
}

const never = new AbortController().signal;

test('two who want the same appliance at the same time share one connection', async () => {
  const { connections, attempts, begun } = await setUp();
  const both = Promise.all([connections.appliance('new', never), connections.appliance('new', never)]);
  await begun(1);
  for (const attempt of attempts) attempt.succeed();
  const [first, second] = await both;
  expect(attempts).toHaveLength(1);
  expect(second).toBe(first);
  expect(await connections.appliance('new', never)).toBe(first);
  await connections.close();
});

test('the sides connect on their own', async () => {
  const { connections, attempts, begun } = await setUp();
  const both = Promise.all([connections.appliance('old', never), connections.appliance('new', never)]);
  await begun(2);
  for (const attempt of attempts) attempt.succeed();
  const [old, fresh] = await both;
  expect([old.side, fresh.side]).toEqual(['old', 'new']);
  await connections.close();
});

test('who is cancelled waits no longer, and takes the connection from nobody', async () => {
  const { connections, attempts, begun } = await setUp();
  const cancelled = new AbortController();
  const first = connections.appliance('new', cancelled.signal);
  const second = connections.appliance('new', never);
  await begun(1);
  cancelled.abort(new Error('cancelled'));
  await expect(first).rejects.toThrow('cancelled');
  expect(attempts.map(({ signal }) => signal.aborted)).toEqual([false]);
  attempts[0]?.succeed();
  expect((await second).host.connectionLost.aborted).toBe(false);
  await connections.close();
});

test('an attempt that nobody waits for any more is given up, and the next begins anew', async () => {
  const { connections, attempts, begun } = await setUp();
  const cancelled = new AbortController();
  const only = connections.appliance('new', cancelled.signal);
  await begun(1);
  cancelled.abort(new Error('cancelled'));
  await expect(only).rejects.toThrow('cancelled');
  expect(attempts[0]?.signal.aborted).toBe(true);
  const next = connections.appliance('new', never);
  await begun(2);
  attempts[1]?.succeed();
  await next;
  await connections.close();
});

test('who is disconnected while it connects has no connection left over', async () => {
  const { connections, attempts, begun } = await setUp();
  const waiting = connections.appliance('new', never);
  const seen = waiting.catch((error: unknown) => error);
  await begun(1);
  const gone = connections.disconnect('new');
  attempts[0]?.succeed();
  await gone;
  expect(await seen).toMatchObject({ code: 'reach.connection-lost' });
  const next = connections.appliance('new', never);
  await begun(2);
  attempts[1]?.succeed();
  expect((await next).host.connectionLost.aborted).toBe(false);
  await connections.close();
  expect(attempts[1]?.hasClosed).toBe(true);
});

test('a new appliance whose network was swapped is reached as the old one was, and before that in its own way', async () => {
  const swapped = planSchema.parse({
    handover: 1,
    name: 'swap',
    old: { address: '192.0.2.1', jump: [{ address: 'at-the-clients' }] },
    new: { address: '192.0.2.1', user: 'epproot', jump: [{ address: 'isolated' }] },
    final: { order: 'address-first' },
  });
  const profile = await loadProfile('demo-appliance', '/');
  const reachedBy = async (kind: 'pending' | 'running') => {
    const tried: unknown[] = [];
    const taking = kind === 'pending' ? { kind } : { kind, sinceAt: '2026-11-25T02:00:00.000Z' };
    const connections = createConnections({
      plan: swapped,
      profileOf: () => Promise.resolve(profile),
      emit: () => undefined,
      state: () => ({ ...emptyRun, steps: { ...emptyRun.steps, 'take-address': taking } }),
      ask: () => Promise.reject(new Error('nobody is asked')),
      clock: systemClock,
      network: createTcpNetwork(),
      open: async ({ address, planned }) => {
        tried.push([address, planned.user, planned.jump?.map((hop) => hop.address)]);
        return createMemoryHost({
          identity: { address, port: 22, user: 'root', keyType: 'ssh-ed25519', sha256: 'SHA256:n' },
        });
      },
    });
    await connections.appliance('new', never);
    await connections.close();
    return tried;
  };
  expect(await reachedBy('pending')).toEqual([['192.0.2.1', 'epproot', ['isolated']]]);
  expect(await reachedBy('running')).toEqual([['192.0.2.1', 'epproot', ['at-the-clients']]]);
});
