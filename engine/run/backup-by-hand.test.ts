import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventBody, RunEvent } from '../../shared/run/event.ts';
import { Secret } from '../secret.ts';
import { theKey, TwoMachines } from './testing/two-machines.ts';

let machines: TwoMachines;
beforeEach(() => {
  machines = new TwoMachines({ old: { folders: ['/backups'] } });
});
afterEach(() => machines.remove());

/** The plan names where the old appliance keeps its backups: a new file there can be seen. */
const seen = { backup: { folder: '/backups' }, limits: { cutoverMinutes: 0.5, reconnectAttempts: 1 } };

const makeBackup = (name: string) =>
  machines.old.files.put(`/backups/${name}`, Buffer.concat([Buffer.from('Salted__'), Buffer.alloc(5000, 7)]));

/** What was told and asked of the making of the backup. */
function toldOf(events: readonly RunEvent[]) {
  const told = events.flatMap((event) =>
    event.type === 'step.waiting' && event.operation === 'create-backup' && 'values' in event.instruction
      ? [
          {
            begunAt: event.begunAt,
            name: event.instruction.values?.find(({ id }) => id === 'backup-name')?.value,
          },
        ]
      : [],
  );
  const keys = events.flatMap((event) =>
    event.type === 'question.asked' && event.question.kind === 'backup-key' ? [event.question.backup] : [],
  );
  return { told, keys };
}

test('a backup that appears while its key is asked for and the connection breaks is taken up, under the name that was told', async () => {
  const { error, events, state } = await machines.run(
    machines.createJob(seen),
    {
      ...machines.handOver,
      'backup-key': () => {
        makeBackup('one.eppb');
        machines.old.lose();
        return new Secret(theKey);
      },
    },
    { mode: 'rehearse' },
  );
  expect(error?.toRecord()).toBeUndefined();
  expect(state.backup?.name).toBe('one.eppb');
  const { told, keys } = toldOf(events);
  expect(keys).toHaveLength(1);
  // Told before the key was asked for, and once more after the connection was back.
  expect(told).toEqual([
    { begunAt: undefined, name: keys[0] },
    { begunAt: expect.any(String) as string, name: keys[0] },
  ]);
});

test('a backup that was seen before the job was interrupted is the one that is moved: no other is made', async () => {
  const job = machines.createJob(seen);
  const first = await machines.run(job, machines.handOver, {
    mode: 'rehearse',
    onEvent: (event) => {
      if (event.type === 'step.waiting' && event.operation === 'create-backup') makeBackup('one.eppb');
      // While it is still looked at whether it grows.
      if (event.type !== 'waiting' || event.what !== 'one.eppb') return;
      machines.holders.set('192.0.2.10', 'nobody');
      machines.old.lose();
    },
  });
  expect(first.state.steps['back-up'].kind).toBe('failed');
  machines.holders.set('192.0.2.10', 'old');
  const { error, events, state } = await machines.run(job, machines.handOver, { mode: 'rehearse' });
  expect(error?.toRecord()).toBeUndefined();
  expect(state.backup?.name).toBe('one.eppb');
  expect(state.isKeyProved).toBe(true);
  expect(toldOf(events).told).toHaveLength(1);
  expect(toldOf(events).keys).toHaveLength(1);
});

test('a key that was proved in an earlier run is not that of a backup that is made now', async () => {
  const job = machines.createJob();
  const keys = [theKey, 'M4RT-77XK-2B5N-HQZD'];
  const run = (isThere: boolean) => {
    const key = () => new Secret(keys[isThere ? 1 : 0] ?? '');
    const hand = isThere ? machines.handOver : { 'hand-over-file': () => '' };
    return machines.run(job, { ...hand, 'backup-key': key, 'prove-key': key }, { mode: 'rehearse' });
  };
  const first = await run(false);
  expect(first.error?.code).toBe('run.waiting');
  expect(first.state.isKeyProved).toBe(true);
  const { error, events, state } = await run(true);
  expect(error?.toRecord()).toBeUndefined();
  const proved = (type: EventBody['type']) => events.filter((event) => event.type === type);
  expect(proved('key.captured')).toHaveLength(2);
  expect(proved('key.custody-proved')).toHaveLength(2);
  expect(state.isKeyProved).toBe(true);
  const { told, keys: asked } = toldOf(events);
  expect(new Set([...asked, ...told.map(({ name }) => name)]).size).toBe(1);
});
