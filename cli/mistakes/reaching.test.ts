import fs from 'node:fs';
import path from 'node:path';
import ssh2 from 'ssh2';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PlanInput } from '../../shared/contract/plan.ts';
import { buildCommand, handover, type Ended } from '../testing/built-command.ts';
import { createLabJob, type LabJob } from '../testing/lab-job.ts';
import { commandToldIn, expectTold } from '../testing/told.ts';

beforeAll(buildCommand);

describe('mistakes before anything was begun, in the terminal', () => {
  let job: LabJob;
  beforeEach(async () => {
    job = await createLabJob();
  });
  afterEach(async () => job.close());

  const check = (plan: PlanInput, secrets = job.writeSecrets()): Promise<Ended> =>
    handover(['check', job.writePlan(plan), '--secrets-file', secrets], job);

  test('a wrong host: the corrected plan is a new job', async () => {
    // Nobody has this address of the loopback network.
    const wrong = await check({ ...job.plan, old: { ...job.plan.old, address: '127.0.0.99' } });
    expect(wrong.exitCode).toBe(5);
    expectTold(wrong.stdout, 'reach.refused');
    expect(wrong.stdout).toContain('127.0.0.99');
    const right = await check(job.plan);
    expect(right.exitCode).toBe(0);
  });

  test('a wrong password: the same job goes on with the right one', async () => {
    const secrets = job.writeSecrets(['OLD_PASSWORD=wrong-one', 'NEW_PASSWORD=wrong-one']);
    const run = await handover(['run', job.writePlan(), '--rehearse', '--secrets-file', secrets], job);
    expect(run.exitCode).toBe(5);
    expectTold(run.stdout, 'auth.rejected');
    expect(run.stdout + run.stderr).not.toContain('wrong-one');
    const kit = path.join(job.home, 'kit.txt');
    const [verb = '', id = ''] = commandToldIn(run.stdout);
    const again = await handover(
      [verb, id, '--rehearse', '--secrets-file', job.writeSecrets(), '--kit', kit],
      job,
    );
    expect(again.stdout).toContain('\nRehearsed: ');
    expect(again.exitCode).toBe(0);
  });

  test('a typo in the plan: line, column and field, and nothing is made', async () => {
    const { limits: _limits, ...plan } = job.plan;
    const file = job.writePlan(plan);
    fs.appendFileSync(file, 'limits: { stallSecond: 30 }\n');
    const typo = await handover(['run', file, '--secrets-file', job.writeSecrets()], job);
    expect(typo.exitCode).toBe(2);
    expectTold(typo.stderr, 'plan.invalid');
    expect(typo.stderr).toContain('stallSecond');
    expect(fs.existsSync(path.join(job.home, 'jobs'))).toBe(false);
  });

  test('a changed host key: both keys are told, the one that was expected and the one that is shown', async () => {
    const { hostKey: known = '', ...old } = job.plan.old;
    const { address, sshPort } = job.lab.old.endpoint;
    const line = `[${address}]:${String(sshPort)} ssh-ed25519 ${publicKeyOf(job.lab.old.hostKey.privateKey)}\n`;
    fs.writeFileSync(path.join(job.home, 'known_hosts'), line, { mode: 0o600 });
    await job.lab.old.restart({ newHostKey: true });
    const changed = await check({ ...job.plan, old });
    expect(changed.exitCode).toBe(5);
    expectTold(changed.stdout, 'trust.host-key-changed');
    const told = changed.stdout.replaceAll(/\s+/g, '');
    expect(told).toContain(known);
    expect(told).toContain(job.lab.old.hostKey.sha256);
  });
});

/** The public half in the form of `known_hosts`. */
function publicKeyOf(privateKey: string): string {
  const parsed = ssh2.utils.parseKey(privateKey);
  if (parsed instanceof Error) throw parsed;
  return parsed.getPublicSSH().toString('base64');
}
