import { beforeEach, describe, expect, test } from 'vitest';
import { de } from '../../shared/text/de.ts';
import { en } from '../../shared/text/en.ts';
import type { Words } from '../../shared/text/words.ts';
import { evidenceLine } from './look/probe-address.ts';
import type { PortSight } from './look/network.ts';
import { proofOfEvidence } from '../job/add-evidence.ts';
import { readPlan } from '../job/plan-file.ts';
import { certificate, newSha256, TwoMachines } from '../run/testing/two-machines.ts';

let machines: TwoMachines;
beforeEach(() => (machines = new TwoMachines()));

const silent: PortSight = { kind: 'silent' };
const open = (sha256: string): PortSight => ({ kind: 'open', sha256 });

/** What is seen at the final address: SSH as told, and a console with that certificate. */
function shows(ssh: PortSight, console: string) {
  return async () => ({ ssh, console: open(console), certificate: certificate(console) });
}

describe('at the final address, with the host key of the new appliance,', () => {
  test.each([
    ['its own certificate', 'new-certificate', 'new', 'passed'],
    ['the one that the restore brought', 'old-certificate', 'old', 'passed'],
    ['one that the new address made', 'made-anew', 'other', 'passed-with-warning'],
  ] as const)('%s ends well', async (_what, shown, whose, status) => {
    // The new appliance logs in where its host key is seen.
    const held = shows(open(newSha256), shown);
    machines.loginsAt.set('192.0.2.10', 'new');
    const job = machines.createJob();
    const result = await machines.run(job, machines.handOver, { onEvent: machines.obeyWith(held) });
    expect(result.error?.toRecord()).toBeUndefined();
    expect(result.outcome).toBe('done');
    const made = result.state.proofs.find(({ id }) => id === 'validate.certificate');
    expect(made).toMatchObject({ status, params: { whose } });
    expect(result.state.proofs.find(({ id }) => id === 'validate.old-stays-off')?.status).toBe('passed');
    const said = (words: Words) => words.proofs['validate.certificate'].seen(made!.params as never, status);
    expect(said(en)).toContain({ new: 'own certificate', old: 'is expected', other: 'neither' }[whose]);
    expect(said(de)).toContain(
      { new: 'eigene Zertifikat', old: 'zu erwarten', other: 'keine der beiden' }[whose],
    );

    // From a client's network behind a firewall that lets the console through alone.
    const plan = await readPlan(job.planPath);
    const evidence = evidenceLine({
      handoverProbe: 1,
      at: new Date().toISOString(),
      from: 'pc-17',
      address: '192.0.2.10',
      ssh: silent,
      console: open(shown),
    });
    expect(proofOfEvidence(evidence, result.state, plan).status).toBe(
      whose === 'old' ? 'could-not-test' : 'passed',
    );
  });
});

test('with SSH silent, the old appliance’s certificate does not say that the old one came back', async () => {
  const job = machines.createJob({ limits: { cutoverMinutes: 0.02 } });
  const result = await machines.run(job, machines.handOver, {
    onEvent: machines.obeyWith(shows(silent, 'old-certificate')),
  });
  // It goes on looking until the time is over.
  expect(result.error?.code).toBe('run.waiting');
  expect(result.state.steps['take-address'].kind).toBe('failed');
});

test('with SSH silent, its own certificate is no host key: the step goes on looking', async () => {
  const job = machines.createJob({ limits: { cutoverMinutes: 0.02 } });
  const result = await machines.run(job, machines.handOver, {
    onEvent: machines.obeyWith(shows(silent, 'new-certificate')),
  });
  expect(result.error?.code).toBe('run.waiting');
  expect(result.state.proofs.filter(({ id }) => id === 'cutover.new-answers')).toEqual([]);
});

test('a machine whose SSH is gone and whose console is not is told to go all the same', async () => {
  const told: string[] = [];
  await machines.run(machines.createJob({ limits: { cutoverMinutes: 0.02 } }), machines.handOver, {
    onEvent: (event) => {
      if (event.type === 'step.started' && event.step === 'power-off')
        machines.holders.set('192.0.2.10', shows({ kind: 'refused' }, 'old-certificate'));
      if (event.type === 'step.waiting') told.push(event.operation);
    },
  });
  expect(told).toContain('power-off');
});
