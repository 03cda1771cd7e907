import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noteKeys } from '../../lab/embedded/demo/demo-session.ts';
import { en } from '../../shared/text/en.ts';
import { buildCommand, handover, start, type Ended } from '../testing/built-command.ts';
import { createLabJob, passwordsOf, type LabJob } from '../testing/lab-job.ts';
import { commandToldIn, expectTold } from '../testing/told.ts';

beforeAll(buildCommand);

const quick = { backupMs: 200, importMs: 200, powerOffMs: 100, checkInMs: 400 };

describe('mistakes under way, in the terminal: each is told, and the command that is told goes on', () => {
  let job: LabJob;
  let options: string[];
  beforeEach(async () => {
    job = await createLabJob({ backupSizeBytes: 4 * 2 ** 20 });
    options = ['--secrets-file', job.writeSecrets(), '--kit', path.join(job.home, 'kit.txt')];
  });
  afterEach(async () => job.close());

  const run = (plan = job.plan): Promise<Ended> => handover(['run', job.writePlan(plan), ...options], job);
  const goOn = (told: string): Promise<Ended> => handover([...commandToldIn(told), ...options], job);
  const expectDone = ({ stdout, exitCode }: Ended): void => {
    expect(stdout).toMatch(/\nDone[:,] /);
    expect(exitCode).toBe(0);
    expect(job.lab.old.power).toBe('off');
    expect(job.lab.new.endpoint).toEqual(job.lab.final);
  };
  /** Nobody reconnects: what is cut stays cut. */
  const withoutRetries = () => ({ ...job.plan, limits: { ...job.plan.limits, reconnectAttempts: 0 } });

  test('a key that the import refuses', async () => {
    job.lab.faults.wrongKeyTimes = 1;
    noteKeys(job.lab);
    const refused = await run();
    expect(refused.exitCode).toBe(6);
    expectTold(refused.stdout, 'restore.wrong-key');
    expect(job.lab.old.power).toBe('on');
    // The key that was refused is not taken again from where it came from: it is given anew, by its name.
    const key = [...job.lab.notebook.values()].at(-1) ?? '';
    const secrets = job.writeSecrets([
      ...passwordsOf(job.lab),
      `BACKUP_KEY=${key}`,
      `BACKUP_KEY_AGAIN=${key}`,
    ]);
    expectDone(await handover([...commandToldIn(refused.stdout), '--secrets-file', secrets], job));
  });

  test('a full disk of the new appliance: how much is free and needed', async () => {
    job.lab.faults.diskFull = { side: 'new', freeBytes: 1_000_000 };
    const full = await run();
    expect(full.exitCode).not.toBe(0);
    expect(full.stdout).toMatch(/\[(transfer\.disk-full|preflight\.disk-free-new\S*)\]/);
    expect(full.stdout).toMatch(/1(\.0)? MB|\d+ kB/);
    job.lab.faults.diskFull = undefined;
    expectDone(await goOn(full.stdout));
  });

  test('unplugged in the pull', async () => {
    job.lab.faults.cut = { direction: 'read', atByte: 2_000_000, isEachTime: true };
    const cut = await run(withoutRetries());
    expect(cut.exitCode).not.toBe(0);
    expectTold(cut.stdout, 'transfer.cut');
    job.lab.faults.cut = undefined;
    expectDone(await goOn(cut.stdout));
  });

  test('a laptop that slept in the pull goes on by itself', async () => {
    job.lab.faults.linkBytesPerSecond = 400_000;
    const running = start(['run', job.writePlan(), '--json', ...options], job);
    await running.said(/"task":"pull"[^\n]*"doneBytes":[1-9]/);
    running.child.kill('SIGSTOP');
    job.lab.faults.linkBytesPerSecond = undefined;
    // Its connections die meanwhile, as those of a computer that sleeps do.
    await job.lab.old.restart({});
    running.child.kill('SIGCONT');
    const { exitCode } = await running.ended;
    expect(exitCode).toBe(0);
    expect(job.lab.old.power).toBe('off');
  });

  test('an old appliance that stays on in the cut-over', async () => {
    job.lab.faults.oldStaysOn = true;
    const stays = await run({ ...job.plan, limits: { ...job.plan.limits, cutoverMinutes: 0.05 } });
    expect(stays.exitCode).not.toBe(0);
    expectTold(stays.stdout, 'cutover.old-still-alive');
    job.lab.faults.oldStaysOn = undefined;
    await job.lab.old.powerOff();
    expectDone(await goOn(stays.stdout));
  });

  test('an old appliance that comes back in the cut-over, after it was seen to go', async () => {
    await job.close();
    // So long that it is back before the new appliance has the address.
    job = await createLabJob({ timings: { ...quick, addressChangeMs: 8_000 } });
    options = ['--secrets-file', job.writeSecrets(), '--kit', path.join(job.home, 'kit.txt')];
    const running = start(['run', job.writePlan(), ...options], job);
    await running.said(`${en.steps['take-address'].title}: started.`);
    await job.lab.old.powerOn();
    const back = await running.ended;
    expect(back.exitCode).not.toBe(0);
    expectTold(back.stdout, 'cutover.old-came-back');
    await job.lab.old.powerOff();
    expectDone(await goOn(back.stdout));
  });

  test('a terminal that is closed in the outage stops the job, and resume finishes it', async () => {
    await job.close();
    // So long that the signal comes in the outage.
    job = await createLabJob({ timings: { ...quick, addressChangeMs: 8_000 } });
    options = ['--secrets-file', job.writeSecrets(), '--kit', path.join(job.home, 'kit.txt')];
    const running = start(['run', job.writePlan(), '--json', ...options], job);
    await running.said(/"type":"outage\.began"/);
    running.child.kill('SIGHUP');
    const { exitCode, stdout } = await running.ended;
    expect(exitCode).toBe(130);
    const id = /"jobId":"([^"]+)"/.exec(stdout)?.[1] ?? '';
    expectDone(await handover(['resume', id, ...options], job));
  });
});
