import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildCommand, handover, start } from './testing/built-command.ts';
import { expectFourAnswers } from './testing/four-answers.ts';
import { warningsOf } from './testing/warnings-of.ts';
import { linesOver } from './testing/lines-over.ts';
import { createLabJob, type LabJob } from './testing/lab-job.ts';
import { freePort } from '../engine/testing/free-port.ts';

beforeAll(buildCommand);

describe('0: done', () => {
  let job: LabJob;
  beforeAll(async () => {
    job = await createLabJob();
  });
  afterAll(async () => job.close());

  test('the demo migrates, says so and leaves a report', async () => {
    const { exitCode, stdout } = await handover(['demo', '--size', '1'], job);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\nDone(, with \d+ open points?)?: All steps were done/);
    const report = /Migration report:\s+(\S+\.html)/.exec(stdout)?.[1] ?? '';
    expect(fs.readFileSync(report, 'utf8')).toContain('<title>');
    expect(linesOver(80, stdout)).toEqual([]);
  });

  test('the demo stops at the hold point for a rehearsal', async () => {
    const { exitCode, stdout } = await handover(['demo', '--size', '1', '--rehearse'], job);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('\nRehearsed: ');
    // Its appliances end with it: there is nothing to go on with.
    expect(stdout).not.toContain('To go on: ');
  });

  test('a check tells its findings and changes nothing', async () => {
    const { exitCode, stdout } = await handover(
      ['check', job.writePlan(), '--secrets-file', job.writeSecrets()],
      job,
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain('\nChecked: ');
    expect(stdout).toContain('Why it matters:');
    expect(job.lab.old.product.backups()).toHaveLength(2);
    expect(job.lab.new.product.importStatus.state).toBe('none');
  });

  test('a plan that leaves nothing open runs to the end without a person', async () => {
    const kit = path.join(job.home, 'kit.txt');
    const run = await handover(
      ['run', job.writePlan(), '--secrets-file', job.writeSecrets(), '--kit', kit],
      job,
    );
    expect(run.stdout).toMatch(/\nDone(, with \d+ open points?)?: /);
    expect(run.exitCode).toBe(0);
    expect(job.lab.old.power).toBe('off');
    expect(job.lab.new.product.importStatus.state).toBe('done');
    expect(fs.statSync(kit).mode & 0o777).toBe(0o600);
    expect(linesOver(80, run.stdout)).toEqual([]);

    const list = await handover(['jobs'], job);
    expect(list.exitCode).toBe(0);
    const id = jobIdIn(run.stdout);
    expect(list.stdout).toContain(id);

    const report = await handover(['report', id], job);
    expect(report.exitCode).toBe(0);
    expect(report.stdout).toMatch(/^# Migration report/);

    const [backup = ''] = fs
      .readdirSync(path.join(job.home, 'jobs', id, 'files'))
      .filter((name) => /^handover-.*\.bak$/.test(name));
    const inspection = await handover(['inspect', path.join(job.home, 'jobs', id, 'files', backup)], job);
    expect(inspection.exitCode).toBe(0);
    expect(inspection.stdout).toContain('SHA-256: ');
  });

  test('help and version', async () => {
    expect((await handover(['--version'], job)).exitCode).toBe(0);
    expect((await handover(['run', '--help'], job)).exitCode).toBe(0);
  });
});

describe('1: failed', () => {
  let job: LabJob;
  beforeAll(async () => {
    job = await createLabJob({ faults: { backupFails: true } });
  });
  afterAll(async () => job.close());

  test('a backup that fails on the appliance', async () => {
    const { exitCode, stdout } = await handover(
      ['run', job.writePlan(), '--secrets-file', job.writeSecrets()],
      job,
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain('\nFailed: ');
    expect(stdout).toContain('[backup.failed]');
    expectFourAnswers(stdout);
  });

  test('a file that is no backup', async () => {
    const page = path.join(job.home, 'backup.eppb');
    fs.writeFileSync(page, '<!DOCTYPE html><html><body>502 Bad Gateway</body></html>');
    const { exitCode, stdout } = await handover(['inspect', page], job);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('No: ');
  });

  test('a file that is not there', async () => {
    const { exitCode, stderr } = await handover(['inspect', 'nowhere.eppb'], job);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('[local.file-missing]');
    expectFourAnswers(stderr);
  });
});

describe('2: usage', () => {
  let job: LabJob;
  beforeAll(async () => {
    job = await createLabJob();
  });
  afterAll(async () => job.close());

  test.each([
    ['an unknown verb', ['migrate'], "unknown command 'migrate'"],
    ['an unknown option', ['run', 'plan.yaml', '--force'], "unknown option '--force'"],
    ['no verb', [], 'Usage: handover'],
    ['a verb without its argument', ['run'], "missing required argument 'plan'"],
    ['a size that is none', ['demo', '--size', 'large'], 'It must be a number above 0.'],
    ['a descriptor that is none', ['run', 'p', '--secrets-fd', 'x'], 'number of an open file descriptor'],
    ['a report format that there is not', ['report', 'x', '--format', 'doc'], 'Allowed choices'],
    ['a finding that there is not', ['run', 'p', '--accept', 'new-not-fresh'], 'preflight.new-not-fresh,'],
    ['a job that there is not', ['resume', '2026-01-01-nothing-000000'], '[local.job-missing]'],
    ['a plan that there is not', ['run', 'nowhere.yaml'], '[plan.unreadable]'],
  ])('%s', async (_what, args, words) => {
    const { exitCode, stdout, stderr } = await handover(args, job);
    expect(stderr).toContain(words);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
  });

  test('a bad plan is told with file, line, column and field', async () => {
    const file = job.writePlan({ ...job.plan, maintenanceWindowMinutes: 0 });
    const line =
      fs
        .readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((text) => text.startsWith('maintenance')) + 1;
    const { exitCode, stderr } = await handover(['check', file], job);
    expect(exitCode).toBe(2);
    const told = stderr.replace(/\s+/g, ' ');
    expect(told).toContain('[plan.invalid]');
    expect(told).toContain(path.basename(file));
    expect(told).toMatch(new RegExp(`line ${line}, column 1\\b`));
    expect(told).toContain('maintenanceWindowMinutes');
    expectFourAnswers(stderr);
  });

  test('an unknown profile is told with those that there are', async () => {
    const file = job.writePlan({ ...job.plan, old: { ...job.plan.old, profile: 'nothing' } });
    const { exitCode, stderr } = await handover(['check', file], job);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('[profile.unknown]');
    expect(stderr).toContain('endpoint-protector');
  });

  test('a secrets file that there is not', async () => {
    const { exitCode, stderr } = await handover(
      ['check', job.writePlan(), '--secrets-file', 'nowhere.env'],
      job,
    );
    expect(exitCode).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      'The secrets file nowhere.env could not be read. [secrets.unreadable]',
    );
    expectFourAnswers(stderr);
  });

  test('a secrets file with a name that there is not, without its value', async () => {
    const secrets = job.writeSecrets(['OLD_PASWORD=do-not-tell']);
    const { exitCode, stdout, stderr } = await handover(
      ['check', job.writePlan(), '--secrets-file', secrets],
      job,
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('expected one of OLD_PASSWORD');
    expect(stdout + stderr).not.toContain('do-not-tell');
  });
});

describe('3: blocked by findings', () => {
  test('a snapshot that nobody has confirmed', async () => {
    const job = await createLabJob();
    try {
      const { 'snapshot-completed': _left, ...declare } = job.plan.declare ?? {};
      const plan = job.writePlan({ ...job.plan, declare });
      const { exitCode, stdout } = await handover(['run', plan, '--secrets-file', job.writeSecrets()], job);
      expect(exitCode).toBe(3);
      expect(stdout).toContain('\nBlocked: ');
      expect(closingOf(stdout)).toContain('[preflight.snapshot');
      expect(job.lab.old.product.backups()).toHaveLength(2);
    } finally {
      await job.close();
    }
  });

  test('a backup over the limit: no byte of it is pulled', async () => {
    const job = await createLabJob({ faults: { backupSizeBytes: 210e6 } });
    try {
      const { exitCode, stdout } = await handover(
        [
          'run',
          job.writePlan(),
          '--secrets-file',
          job.writeSecrets(),
          '--kit',
          path.join(job.home, 'kit.txt'),
        ],
        job,
      );
      expect(exitCode).toBe(3);
      expect(closingOf(stdout)).toMatch(/210\.0 MB/);
      const files = fs.readdirSync(path.join(job.home, 'jobs', jobIdIn(stdout), 'files'));
      expect(files.filter((name) => name.startsWith('handover-'))).toEqual([]);
    } finally {
      await job.close();
    }
  });
});

describe('4: waiting for a person', () => {
  let job: LabJob;
  beforeEach(async () => {
    job = await createLabJob();
  });
  afterEach(async () => job.close());

  test.each(['endpoint-protector', 'generic-linux'])(
    'a step that the profile %s only guides is told in full',
    async (profile) => {
      const plan = {
        ...job.plan,
        old: { ...job.plan.old, profile, version: '5.9.4.2' },
        new: { ...job.plan.new, profile, version: '2608' },
      };
      const accept = await warningsOf(job.writePlan(plan), job.writeSecrets(), job);
      const { exitCode, stdout } = await handover(
        ['run', job.writePlan({ ...plan, accept }), '--secrets-file', job.writeSecrets()],
        job,
      );
      expect(closingOf(stdout)).toContain('\nWaiting: ');
      expect(closingOf(stdout)).toMatch(/\n1\. /);
      expect(closingOf(stdout)).toContain('You should see:');
      expect(closingOf(stdout)).toContain('To go on: handover resume ');
      expect(exitCode).toBe(4);
    },
  );

  test('a question that neither plan nor options answer', async () => {
    const { confirm: _confirm, ...plan } = job.plan;
    const { exitCode, stdout } = await handover(
      [
        'run',
        job.writePlan(plan),
        '--secrets-file',
        job.writeSecrets(),
        '--kit',
        path.join(job.home, 'kit.txt'),
      ],
      job,
    );
    expect(exitCode).toBe(4);
    expect(closingOf(stdout)).toContain('Type the name of the new appliance');
    expect(job.lab.new.product.importStatus.state).toBe('none');
  });

  test('a key that the appliance shows, where nobody would keep it', async () => {
    const { exitCode, stdout } = await handover(
      ['run', job.writePlan(), '--secrets-file', job.writeSecrets()],
      job,
    );
    expect(exitCode).toBe(4);
    expect(closingOf(stdout)).toContain('Save this key now');
  });
});

describe('5: not reached, not trusted, not let in', () => {
  let job: LabJob;
  beforeAll(async () => {
    job = await createLabJob();
  });
  afterAll(async () => job.close());

  test('nobody listens', async () => {
    const port = await freePort('127.0.0.10');
    const plan = job.writePlan({ ...job.plan, old: { ...job.plan.old, sshPort: port } });
    await expectUnreachable(plan, job.writeSecrets(), 'reach.refused');
  });

  test('another host key than the plan says', async () => {
    const hostKey = `SHA256:${'A'.repeat(43)}`;
    const plan = job.writePlan({ ...job.plan, old: { ...job.plan.old, hostKey } });
    await expectUnreachable(plan, job.writeSecrets(), 'trust.host-key-not-pinned');
  });

  test('a host key that nobody has compared', async () => {
    const { hostKey: _hostKey, ...old } = job.plan.old;
    await expectUnreachable(
      job.writePlan({ ...job.plan, old }),
      job.writeSecrets(),
      'trust.host-key-unknown',
    );
  });

  test('a wrong password', async () => {
    const secrets = job.writeSecrets(['OLD_PASSWORD=wrong-one', 'NEW_PASSWORD=wrong-one']);
    await expectUnreachable(job.writePlan(), secrets, 'auth.rejected');
  });

  async function expectUnreachable(plan: string, secrets: string, code: string): Promise<void> {
    const { exitCode, stdout, stderr } = await handover(['run', plan, '--secrets-file', secrets], job);
    expect(stdout).toContain(`[${code}]`);
    expect(exitCode).toBe(5);
    expectFourAnswers(stdout);
    expect(stdout + stderr).not.toContain('wrong-one');
  }
});

describe('130: stopped on request', () => {
  test('Ctrl-C during the pull says how things stand, and resume finishes', async () => {
    const job = await createLabJob({ backupSizeBytes: 6 * 2 ** 20 });
    const kit = path.join(job.home, 'kit.txt');
    const options = ['--secrets-file', job.writeSecrets(), '--kit', kit];
    try {
      // So slow that no machine is too busy to be in time.
      job.lab.faults.linkBytesPerSecond = 100_000;
      const run = start(['run', job.writePlan(), '--json', ...options], job);
      await run.said(/"task":"pull"[^\n]*"doneBytes":[1-9]/);
      run.child.kill('SIGINT');
      const { exitCode, stdout, stderr } = await run.ended;
      expect(exitCode).toBe(130);
      expect(stderr).toContain('Stopped: ');
      expectFourAnswers(stderr);
      const id = /handover resume (\S+)/.exec(stderr)?.[1] ?? '';
      expect(stdout).toContain(id);
      const files = () => fs.readdirSync(path.join(job.home, 'jobs', id, 'files'));
      expect(files().filter((name) => /^handover-.*\.bak$/.test(name))).toEqual([]);

      delete job.lab.faults.linkBytesPerSecond;
      const resumed = await handover(['resume', id, ...options], job);
      expect(resumed.stdout).toMatch(/\nDone(, with \d+ open points?)?: /);
      expect(resumed.exitCode).toBe(0);
      expect(files().filter((name) => name.includes('.partial'))).toEqual([]);
    } finally {
      await job.close();
    }
  });
});

/** What is told after the last event. */
function closingOf(stdout: string): string {
  return stdout.slice(stdout.lastIndexOf('\n\n', stdout.search(/\n(Done|Blocked|Waiting|Failed|Stopped): /)));
}

function jobIdIn(stdout: string): string {
  return /\bjob (\S+),/.exec(stdout)?.[1] ?? '';
}
