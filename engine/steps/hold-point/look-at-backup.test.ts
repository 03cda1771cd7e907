import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { PlanInput } from '../../../shared/contract/plan.ts';
import { declareEach, type DeclarationId } from '../../../shared/run/declaration.ts';
import { findingName, type Finding } from '../../../shared/run/finding.ts';
import type { EventBody } from '../../../shared/run/event.ts';
import { MigrationError } from '../../errors.ts';
import { createStepContext } from '../../run/testing/step-context.ts';
import { noteAdminActions } from './look-at-backup.ts';
import { TwoMachines } from '../../run/testing/two-machines.ts';

let machines: TwoMachines;
beforeEach(() => (machines = new TwoMachines()));

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

test('a fresh backup of the same name is another file, here and on the new appliance, and the first ones stay', async () => {
  const job = machines.createJob(strict);
  let offers = 0;
  const scripted = {
    ...machines.handOver,
    'renew-backup': () => {
      if ((offers += 1) > 2) return false;
      fs.writeFileSync(
        machines.downloaded,
        Buffer.concat([Buffer.from('Salted__'), Buffer.alloc(5000, 7 + offers)]),
      );
      return true;
    },
    'type-name': ({ step, expected }: { step: string; expected: string }) =>
      step === 'hold-point' ? '' : expected,
  };
  const { error, state } = await machines.run(job, scripted, { onEvent: machines.obey });
  expect(error?.code).toBe('run.declined');
  expect(offers).toBe(3);
  const first = fs.readdirSync(job.filesFolder).filter((name) => !name.endsWith('.sha256'));
  expect(first).toHaveLength(3);
  const bytes = first.map((name) => fs.readFileSync(path.join(job.filesFolder, name))[8]).sort();
  expect(bytes).toEqual([7, 8, 9]);
  const there = () => machines.new.files.list('/home/admin/handover-inbox').map(({ name }) => name);
  expect(there().sort()).toEqual(first.sort());
  expect(state.pushed?.path).toContain(state.artifacts.find(({ role }) => role === 'backup')?.name);
  expect(state.setAside?.map(({ backup }) => backup)).toEqual(Array(2).fill(state.backup?.name));

  const back = await machines.run(job, {}, { mode: 'revert' });
  expect(back.error?.toRecord()).toBeUndefined();
  expect(there()).toEqual([]);
});

test.each(['no', 'unknown'] as const)(
  'where the answer to what was changed since is %s a fresh one is offered, else it is accepted by name',
  async (value) => {
    // What the plan says was written before there was a backup.
    const job = machines.createJob();
    const scripted = {
      ...machines.handOver,
      declare: ({ ids }: { readonly ids: readonly DeclarationId[] }) => declareEach(ids, () => value),
      'renew-backup': () => false,
      'accept-findings': notOfBackup,
    };
    const result = await machines.run(job, scripted, { onEvent: machines.obey });
    expect(machines.asked.filter((kind) => kind === 'renew-backup')).toHaveLength(1);
    expect(result.error?.params).toMatchObject({ findings: 'hold-point.changes-since-backup' });
  },
);

test('a file of last month that is handed over as the fresh backup is too old', async () => {
  const lastMonth = new Date(Date.now() - 30 * 86_400_000);
  fs.utimesSync(machines.downloaded, lastMonth, lastMonth);
  const scripted = { ...machines.handOver, 'renew-backup': () => false, 'accept-findings': notOfBackup };
  const result = await machines.run(machines.createJob(), scripted, { onEvent: machines.obey });
  expect(result.state.backup?.madeByUs).toBe(true);
  expect(result.error?.params).toMatchObject({ findings: 'hold-point.backup-old' });
});

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

test('what administrators did is noted before a backup is asked for, and never later: what changed meanwhile would vanish', async () => {
  const looks = async (past: readonly EventBody[]) => {
    let looked = 0;
    const context = await createStepContext({ commands: () => () => undefined, past });
    const appliance = () => {
      looked += 1;
      return Promise.reject(
        new MigrationError('appliance.api-refused', { status: 0, detail: '' }, { side: 'old' }),
      );
    };
    await noteAdminActions({ ...context, appliance });
    return looked;
  };
  const told: EventBody = {
    type: 'step.waiting',
    step: 'back-up',
    side: 'old',
    operation: 'create-backup',
    instruction: { title: 'Make it', menuPath: [], steps: [], see: '' },
  };
  const noted: EventBody = { type: 'admin-actions.noted', newestId: 7 };
  const discarded = (reason: 'outdated' | 'not-a-backup'): EventBody => ({
    type: 'backup.discarded',
    name: 'b',
    reason,
  });
  expect(await looks([])).toBe(1);
  expect(await looks([told])).toBe(0);
  expect(await looks([noted, told])).toBe(0);
  expect(await looks([noted, told, discarded('outdated')])).toBe(1);
  // A wrong file was handed over: the backup was made before.
  expect(await looks([noted, told, discarded('not-a-backup')])).toBe(0);
});
