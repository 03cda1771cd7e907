import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { EventBody, RunEvent } from '../../shared/run/event.ts';
import { en } from '../../shared/text/en.ts';
import type { JobFolder } from '../job/job-folder.ts';
import { TwoMachines } from '../run/testing/two-machines.ts';

let machines: TwoMachines;
/** What the old appliance says of its client communication; undefined: it cannot be told. */
let communication: 'on' | 'off' | undefined;
beforeEach(() => {
  communication = 'off';
  machines = new TwoMachines({
    old: {
      commands: ([program, area, verb]) => {
        if (program !== 'demo-appliance' || area !== 'client-communication') return undefined;
        if (communication === undefined) return undefined;
        if (verb === 'on') communication = 'on';
        return { exitCode: 0, stdout: JSON.stringify({ state: communication }), stderr: '' };
      },
    },
  });
});

/** A direct switch that was rolled back as far as the new appliance goes, after the cut-over switched off what takes clients. */
async function givenBack(): Promise<JobFolder> {
  const job = machines.createJob({ limits: { cutoverMinutes: 0.02 } });
  await machines.run(job, machines.handOver, { onEvent: machines.switchOff });
  const silenced: EventBody = {
    type: 'command.ran',
    side: 'old',
    operation: 'client-communication-off',
    command: 'demo-appliance client-communication off',
    exitCode: 0,
    durationMs: 1,
  };
  await machines.rollBackAddress(job, { past: [silenced], profile: 'demo-appliance' });
  machines.holders.set('192.0.2.10', 'old');
  return job;
}

/** Whether a person was told to do something in the last run. */
function toldToAct(events: readonly RunEvent[]): boolean {
  const begin = events.findLastIndex(({ type }) => type === 'run.started');
  return events.slice(begin).some(({ type }) => type === 'step.waiting');
}

test('the way back ends when the old appliance takes its clients again', async () => {
  const back = await machines.run(await givenBack(), {}, { mode: 'revert' });
  expect(back.error?.toRecord()).toBeUndefined();
  expect(back.outcome).toBe('reverted');
  expect(communication).toBe('on');
  expect(back.state.isOldDeaf).toBe(false);
  expect(back.state.proofs).toContainEqual(
    expect.objectContaining({ id: 'cutover.old-serves', status: 'passed' }),
  );
  expect(back.state.outages).toHaveLength(1);
  expect(back.state.outages[0]?.outageMs).toBeGreaterThanOrEqual(0);
});

test('an old appliance that is back and takes no clients is not told to serve them', async () => {
  communication = undefined;
  const job = await givenBack();
  const back = await machines.run(job, {}, { mode: 'revert' });
  expect(back.error?.code).toBe('cutover.old-deaf');
  expect(back.state.lifecycle).not.toBe('reverted');
  const report = fs.readFileSync(path.join(job.reportFolder, 'report.md'), 'utf8');
  expect(report).not.toContain(en.lifecycleMeans.reverted);
  expect(report).not.toContain(en.lifecycleMeans.ready);
  const sheet = fs.readFileSync(path.join(job.reportFolder, 'rollback.md'), 'utf8');
  expect(sheet).toContain('switch client communication on again');

  // A person switches it on.
  communication = 'on';
  expect((await machines.run(job, {}, { mode: 'revert' })).outcome).toBe('reverted');
});

test('nobody is sent to start the old appliance while the new one answers at its address', async () => {
  const job = await givenBack();
  machines.holders.set('192.0.2.10', 'new');
  const back = await machines.run(job, {}, { mode: 'revert' });
  expect(back.error?.code).toBe('cutover.give-back-failed');
  expect(toldToAct(back.events)).toBe(false);
});

test('nor while it answers there by the certificate of the old one alone', async () => {
  const job = await givenBack();
  machines.withoutSsh.add('new');
  machines.certificates.new = machines.certificates.old;
  machines.holders.set('192.0.2.10', 'new');
  const back = await machines.run(job, {}, { mode: 'revert' });
  expect(back.error?.code).toBe('cutover.give-back-failed');
  expect(toldToAct(back.events)).toBe(false);
});

test('a way back that was told before does not end an outage that began since', async () => {
  const job = await givenBack();
  expect((await machines.run(job, {}, { mode: 'revert' })).outcome).toBe('reverted');
  machines.record(job, [{ type: 'outage.began' }]);
  machines.holders.set('192.0.2.10', 'nobody');
  const again = await machines.run(job, {}, { mode: 'revert', isAttended: false });
  expect(again.error?.code).toBe('cutover.old-not-back');
  expect(again.outcome).not.toBe('reverted');
});

test('before the outage began, nothing of the cut-over is rolled back', async () => {
  const job = machines.createJob();
  await machines.run(job, machines.handOver, { mode: 'rehearse' });
  machines.record(job, [
    { type: 'step.started', step: 'power-off' },
    {
      type: 'step.failed',
      step: 'power-off',
      error: { code: 'run.cancelled', params: { step: 'power-off' } },
    },
  ]);
  machines.holders.set('192.0.2.10', 'nobody');
  const back = await machines.run(job, {}, { mode: 'revert' });
  expect(back.error?.toRecord()).toBeUndefined();
  expect(back.outcome).toBe('reverted');
  expect(toldToAct(back.events)).toBe(false);
});
