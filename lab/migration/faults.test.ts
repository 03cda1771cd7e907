import { afterEach, expect, test } from 'vitest';
import type { Network } from '../../engine/cut-over/look/network.ts';
import { createTcpNetwork } from '../../engine/cut-over/look/tcp-network.ts';
import type { ErrorCode } from '../../shared/run/error-codes.ts';
import type { PlanInput } from '../../shared/contract/plan.ts';
import { stepIds, type StepId } from '../../shared/run/steps.ts';
import type { Faults } from '../embedded/faults.ts';
import { openBench, type Bench } from '../testing/bench.ts';
import { guardBench } from '../testing/nothing-lost.ts';

let bench: Bench;
afterEach(() => bench.close());

interface Fault {
  readonly name: string;
  readonly faults: Faults;
  readonly code: ErrorCode;
  readonly at: StepId;
  readonly limits?: PlanInput['limits'];
  /** The step that it begins with. Default: it is there all the time. */
  readonly from?: StepId;
}

/** Long enough for what goes well on a machine that does much else: once the fault is mended they hold again. */
const short = { backupStallMinutes: 0.05, restoreStallMinutes: 0.05, cutoverMinutes: 0.05 };

const faults: readonly Fault[] = [
  {
    name: 'the import calls the key wrong',
    faults: { wrongKeyTimes: 1 },
    code: 'restore.wrong-key',
    at: 'restore',
  },
  {
    name: 'the backup never gets ready',
    faults: { backupNeverReady: true },
    code: 'backup.stalled',
    at: 'back-up',
    limits: short,
  },
  { name: 'the backup fails', faults: { backupFails: true }, code: 'backup.failed', at: 'back-up' },
  {
    name: 'the import stalls',
    faults: { importStalls: true },
    code: 'restore.stalled',
    at: 'restore',
    limits: short,
  },
  { name: 'the import fails', faults: { importFails: true }, code: 'restore.failed', at: 'restore' },
  {
    name: 'the disk of the new appliance is full',
    // The preflight would find it: the disk fills up later.
    faults: { diskFull: { side: 'new', freeBytes: 100_000 } },
    from: 'pull',
    code: 'transfer.disk-full',
    at: 'push',
  },
  {
    name: 'the old appliance does not go off',
    faults: { oldStaysOn: true },
    code: 'cutover.old-still-alive',
    at: 'power-off',
    limits: short,
  },
];

test.each(faults)('$name: $code, and after that is mended the job is done', async (fault) => {
  bench = await openBench({
    faults: fault.from === undefined ? { ...fault.faults } : {},
    plan: (plan) => ({ ...plan, limits: { ...plan.limits, ...fault.limits } }),
  });
  const { lab } = bench;
  const guard = guardBench(bench);
  const failed = await bench.run({
    onEvent: (event) => {
      if (event.type === 'step.started' && event.step === fault.from) Object.assign(lab.faults, fault.faults);
    },
  });
  expect(failed.error?.code).toBe(fault.code);
  expect(failed.outcome).toBe('failed');
  expect(failed.state.steps[fault.at]).toMatchObject({ kind: 'failed', error: { code: fault.code } });
  const later = stepIds.slice(stepIds.indexOf(fault.at) + 1);
  for (const step of later) expect(failed.state.steps[step].kind).toBe('pending');
  expect(guard.wrongs).toEqual([]);
  expect(lab.old.power).toBe('on');
  if (fault.at !== 'power-off') expect(lab.old.product.clientCommunication).toBe('on');

  for (const name of Object.keys(lab.faults) as (keyof Faults)[]) lab.faults[name] = undefined;
  const resumed = await bench.run();
  expect(resumed.error).toBeUndefined();
  expect(guard.verdictWhenDone()).toEqual([]);
  guard.stop();
});

test('a version that the new appliance does not restore blocks before anything is made', async () => {
  bench = await openBench({ oldVersion: '5.9.4.1' });
  const guard = guardBench(bench);
  const { outcome, error } = await bench.run();
  expect(outcome).toBe('blocked');
  expect(error?.params).toMatchObject({
    findings: expect.stringContaining('preflight.version-unsupported') as string,
  });
  expect(bench.lab.old.product.backups().every((item) => !item.name.startsWith('handover-'))).toBe(true);
  expect(guard.wrongs).toEqual([]);
  guard.stop();
});

test.each(['old', 'new'] as const)(
  'another host key of the %s appliance on resume stops the job',
  async (side) => {
    bench = await openBench();
    await bench.run({ mode: 'rehearse' });
    await bench.lab[side].restart({ newHostKey: true });
    const stopped = await bench.run();
    expect(stopped.outcome).toBe('failed');
    expect(stopped.error?.code).toBe('trust.host-key-not-pinned');
    expect(bench.lab.old.power).toBe('on');
    expect(bench.lab.old.product.clientCommunication).toBe('on');
  },
);

test('the old appliance that changes its host key while it makes the backup is not trusted any more', async () => {
  bench = await openBench({ faults: { hostKeyChanged: 'old' } });
  const stopped = await bench.run();
  expect(stopped.outcome).toBe('failed');
  expect(['trust.host-key-not-pinned', 'reach.connection-lost']).toContain(stopped.error?.code);
  expect((await bench.run()).error?.code).toBe('trust.host-key-not-pinned');
});

test('the new appliance that shows another host key at the final address is a stranger', async () => {
  bench = await openBench({ faults: { hostKeyChanged: 'new' } });
  const stopped = await bench.run();
  expect(stopped.error?.code).toBe('cutover.third-party');
  expect(stopped.state.steps['take-address'].kind).toBe('failed');
  expect((await bench.run()).error?.code).toBe('trust.host-key-not-pinned');
});

/** The real network, but something happens before the first look in a step. */
function networkWhere(step: StepId, happens: () => Promise<void>): Network {
  const tcp = createTcpNetwork();
  let hasHappened = false;
  return {
    ...tcp,
    look: async (...args) => {
      const started = bench.events.findLast((event) => event.type === 'step.started');
      if (!hasHappened && started?.type === 'step.started' && started.step === step) {
        hasHappened = true;
        await happens();
      }
      return tcp.look(...args);
    },
  };
}

test.each(['take-address', 'validate'] as const)(
  'the old appliance that comes back before %s stops the job, and the job is done once it is off',
  async (step) => {
    bench = await openBench();
    const { lab } = bench;
    const stopped = await bench.run({ network: networkWhere(step, () => lab.old.powerOn()) });
    expect(stopped.outcome).toBe('failed');
    expect(stopped.error?.code).toBe('cutover.old-came-back');
    if (step === 'validate') {
      // It has the address now: nobody can reach the new appliance until a person has switched it off.
      expect((await bench.run()).error?.code).toBe('cutover.old-came-back');
      await lab.old.powerOff();
    }
    const resumed = await bench.run();
    expect(resumed.error).toBeUndefined();
    expect(resumed.state.lifecycle).toBe('finalised');
    // That it was off before says nothing of now: whoever switched it off again looks again.
    const words = bench.events.filter(
      (event) => event.type === 'declared' && event.id === 'old-is-powered-off',
    );
    expect(words).toHaveLength(step === 'take-address' ? 2 : 1);
    expect(lab.old.power).toBe('off');
    expect(lab.new.isAnswering).toBe(true);
    expect(lab.new.endpoint).toEqual(lab.final);
  },
);

test('without SFTP on either side the job is done over commands', async () => {
  bench = await openBench({ faults: { sftpOff: 'both' } });
  const guard = guardBench(bench);
  expect((await bench.run()).error).toBeUndefined();
  expect(guard.verdictWhenDone()).toEqual([]);
  guard.stop();
});
