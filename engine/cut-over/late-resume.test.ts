import { beforeEach, expect, test } from 'vitest';
import { declareEach } from '../../shared/run/declaration.ts';
import type { Sighting } from './look/network.ts';
import { TwoMachines } from '../run/testing/two-machines.ts';

let machines: TwoMachines;
beforeEach(() => (machines = new TwoMachines()));

/** A job that stopped in the outage: the old appliance is off, nobody has its address. */
async function stoppedInOutage() {
  const job = machines.createJob({ limits: { cutoverMinutes: 0.02 } });
  const result = await machines.run(job, machines.handOver, { onEvent: machines.switchOff });
  expect(result.error?.code).toBe('run.waiting');
  expect(result.state.outage).toBeDefined();
  return job;
}

test('an old appliance that serves its clients again is not switched off without being agreed to again', async () => {
  const job = await stoppedInOutage();
  machines.holders.set('192.0.2.10', 'old');
  machines.asked.length = 0;
  const resumed = await machines.run(job, { ...machines.handOver, 'type-name': () => 'no' });
  expect(machines.asked).toContain('type-name');
  expect(resumed.error?.code).toBe('run.declined');
  expect(machines.holders.get('192.0.2.10')).toBe('old');
});

test('an old appliance that served its clients in between makes two interruptions of one', async () => {
  const job = await stoppedInOutage();
  machines.holders.set('192.0.2.10', 'old');
  const resumed = await machines.run(job, machines.handOver, { onEvent: machines.obey });
  expect(resumed.outcome).toBe('done');
  const [first, second, ...more] = resumed.state.outages;
  expect(more).toEqual([]);
  // Since when it served them nobody saw.
  expect(first?.endedAt).toBeDefined();
  expect(first?.outageMs).toBeUndefined();
  expect(Date.parse(second?.beganAt ?? '')).toBeGreaterThanOrEqual(Date.parse(first?.endedAt ?? ''));
});

test.each(['check', 'rehearse'] as const)('a job in the outage cannot be run as %s', async (mode) => {
  const job = await stoppedInOutage();
  const result = await machines.run(job, machines.handOver, { mode, onEvent: machines.obey });
  expect(result.error?.code).toBe('run.past-hold-point');
  expect(machines.holders.get('192.0.2.10')).toBe('nobody');
});

test('switched off by hand while nobody watched: the job finds it off, proves it and goes on', async () => {
  const job = machines.createJob({ limits: { cutoverMinutes: 0.02 } });
  await machines.run(job, machines.handOver);
  machines.holders.set('192.0.2.10', 'nobody');
  const resumed = await machines.run(job, machines.handOver, { onEvent: machines.obey });
  expect(resumed.error?.toRecord()).toBeUndefined();
  expect(resumed.outcome).toBe('done');
  expect(resumed.state.outage).toBeDefined();
});

test('after a revert the restore is not taken for done', async () => {
  const job = machines.createJob();
  const rehearsed = await machines.run(job, machines.handOver, { mode: 'rehearse' });
  expect(rehearsed.outcome).toBe('rehearsed');
  await machines.run(job, machines.handOver, { mode: 'revert' });
  machines.asked.length = 0;
  const again = await machines.run(job, machines.handOver, { mode: 'rehearse' });
  expect(again.outcome).toBe('rehearsed');
  expect(machines.asked.filter((kind) => kind === 'confirm-guided').length).toBeGreaterThan(0);
  expect(again.state.steps.restore).toMatchObject({ kind: 'done', ran: true });
});

test.each([
  ['in one look of three', (look: number) => look === 4],
  ['for longer than three looks', (look: number) => look <= 12],
])('a machine that refuses on its way down (%s) stops nobody', async (_how, isRefused) => {
  let looks = 0;
  const goingDown = async (): Promise<Sighting> => {
    const kind = isRefused(++looks) ? 'refused' : 'silent';
    return { ssh: { kind }, console: { kind } };
  };
  const words: string[] = [];
  const job = machines.createJob();
  const result = await machines.run(
    job,
    { ...machines.handOver, declare: ({ ids }) => (words.push(...ids), declareEach(ids, () => 'no')) },
    {
      isAttended: false,
      onEvent: (event) => {
        if (event.type === 'outage.began') machines.holders.set('192.0.2.10', goingDown);
      },
    },
  );
  expect(words).toEqual([]);
  expect(result.error?.code).not.toBe('cutover.old-still-alive');
  expect(result.state.steps['power-off'].kind).toBe('done');
  const silent = result.state.proofs.filter(({ id }) => id === 'cutover.old-silent');
  expect(silent.map(({ status }) => status)).toContain('passed');
});

test('what the plan says of the machine being off counts for nothing where nobody could look', async () => {
  const yes = { value: 'yes' as const, note: '' };
  machines.isBlind = true;
  const job = machines.createJob({ declare: { ...machines.declarations, 'old-is-powered-off': yes } });
  const result = await machines.run(
    job,
    {
      ...machines.handOver,
      declare: ({ ids }) => declareEach(ids, (id) => (id === 'old-is-powered-off' ? 'no' : 'yes')),
    },
    { onEvent: machines.obey },
  );
  expect(result.error?.code).toBe('cutover.old-still-alive');
  expect(result.state.steps['take-address'].kind).toBe('pending');
});
