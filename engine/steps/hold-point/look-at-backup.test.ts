import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PlanInput } from '../../../shared/contract/plan.ts';
import { declareEach, type DeclarationId } from '../../../shared/run/declaration.ts';
import { findingName, type Finding } from '../../../shared/run/finding.ts';
import { TwoMachines } from '../../run/testing/two-machines.ts';

let machines: TwoMachines;
beforeEach(() => {
  machines = new TwoMachines();
});
afterEach(() => machines.remove());

/** Every backup is too old for it. */
const strict: Partial<PlanInput> = { limits: { cutoverMinutes: 0.5, backupAgeHours: 0 } };

/** Accepts all but what is told of the backup. */
const notOfBackup = ({ findings }: { readonly findings: readonly Finding[] }) =>
  findings.map(findingName).filter((name) => !/^hold-point\.(backup|changes)/.test(name));

test('a backup that is too old is named, and goes on only when that is accepted', async () => {
  const job = machines.createJob(strict);
  const refusing = { ...machines.handOver, 'renew-backup': () => false, 'accept-findings': notOfBackup };
  const stopped = await machines.run(job, refusing, { onEvent: machines.obey });
  expect(stopped.error?.code).toBe('run.blocked');
  expect(stopped.error?.params).toMatchObject({ findings: 'hold-point.backup-old' });
  expect(stopped.state.outage).toBeUndefined();

  const accepting = { ...machines.handOver, 'renew-backup': () => false };
  const done = await machines.run(job, accepting, { onEvent: machines.obey });
  expect(done.outcome).toBe('done');
  expect(done.state.accepted['hold-point.backup-old']).toBeDefined();
});

test('a fresh backup goes through copy and restore again, with a key of its own, and the job ends', async () => {
  const job = machines.createJob(strict);
  let offers = 0;
  const scripted = { ...machines.handOver, 'renew-backup': () => (offers += 1) === 1 };
  const result = await machines.run(job, scripted, { onEvent: machines.obey });
  expect(result.error?.toRecord()).toBeUndefined();
  expect(result.outcome).toBe('done');
  expect(offers).toBe(2);
  const times = (kind: string) => machines.asked.filter((asked) => asked === kind).length;
  expect(times('prove-key')).toBe(2);
  const chosen = result.events.filter(({ type }) => type === 'backup.chosen');
  const discarded = result.events.filter(({ type }) => type === 'backup.discarded');
  expect(discarded).toEqual([expect.objectContaining({ reason: 'outdated' })]);
  expect(chosen.length).toBeGreaterThan(1);
  const restores = result.events.filter((event) => event.type === 'step.done' && event.step === 'restore');
  expect(restores).toHaveLength(2);
  // Nothing of the outage began before the second restore was done.
  const began = result.events.find(({ type }) => type === 'outage.began');
  expect(began?.seq).toBeGreaterThan(restores[1]?.seq ?? Number.POSITIVE_INFINITY);
});

test.each(['no', 'unknown'] as const)(
  'where the answer to what was changed since is %s a fresh one is offered, else it is accepted by name',
  async (value) => {
    const job = machines.createJob({
      declare: { ...machines.declarations, 'no-changes-since-backup': { value, note: '' } },
    });
    const scripted = { ...machines.handOver, 'renew-backup': () => false, 'accept-findings': notOfBackup };
    const result = await machines.run(job, scripted, { onEvent: machines.obey });
    expect(machines.asked.filter((kind) => kind === 'renew-backup')).toHaveLength(1);
    expect(result.error?.params).toMatchObject({ findings: 'hold-point.changes-since-backup' });
  },
);

test('an unchanged and fresh one asks for nothing, and the word is asked again at every attempt', async () => {
  const { 'no-changes-since-backup': _open, ...declare } = machines.declarations;
  const job = machines.createJob({ declare });
  const asked: string[] = [];
  const scripted = (value: 'yes' | 'no') => ({
    ...machines.handOver,
    declare: ({ ids }: { readonly ids: readonly DeclarationId[] }) => {
      asked.push(...ids);
      return declareEach(ids, () => value);
    },
    'renew-backup': () => false,
    'accept-findings': notOfBackup,
  });
  const refused = await machines.run(
    job,
    { ...scripted('yes'), 'type-name': ({ step, expected }) => (step === 'hold-point' ? '' : expected) },
    { onEvent: machines.obey },
  );
  expect(refused.error?.code).toBe('run.declined');
  expect(asked).toEqual(['no-changes-since-backup']);
  const later = await machines.run(job, scripted('no'), { onEvent: machines.obey });
  expect(asked).toEqual(['no-changes-since-backup', 'no-changes-since-backup']);
  expect(later.error?.params).toMatchObject({ findings: 'hold-point.changes-since-backup' });
});
