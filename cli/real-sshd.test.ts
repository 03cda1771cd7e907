import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sshdIsMissing, startRealSshd, type RealSshdOptions } from '../engine/ssh/testing/real-sshd.ts';
import type { PlanInput } from '../shared/contract/plan.ts';
import type { ErrorCode } from '../shared/run/error-codes.ts';
import { buildCommand, handover, type Ended } from './testing/built-command.ts';
import { installFileAppliance, type FileAppliance } from './testing/file-appliance.ts';
import { expectFourAnswers } from './testing/four-answers.ts';
import { startHypervisor } from './testing/hypervisor.ts';
import { warningsOf } from './testing/warnings-of.ts';

describe.skipIf(sshdIsMissing({ needsTemporaryUser: true }) !== undefined)('two real sshd', () => {
  let home: string;
  let old: FileAppliance;
  let fresh: FileAppliance;
  let ends: (() => Promise<void> | void)[];

  beforeAll(buildCommand);
  beforeEach(() => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-cli-'));
    ends = [() => fs.rmSync(home, { recursive: true, force: true })];
  });
  afterEach(async () => {
    for (const end of ends.reverse()) await end();
  });

  async function startBoth(options: RealSshdOptions = {}): Promise<void> {
    old = installFileAppliance(await started(options), {
      version: '4.2.1',
      records: 123,
      ballastBytes: 3_000_000,
    });
    fresh = installFileAppliance(await started(options), { version: '4.3.0', records: 0, ballastBytes: 10 });
  }

  async function started(options: RealSshdOptions) {
    const sshd = await startRealSshd(options);
    ends.push(async () => sshd.stop());
    return sshd;
  }

  /** Both machines have the same name here, for they are the same computer. */
  function planOf(): PlanInput {
    const machine = ({ sshd, profilePath }: FileAppliance): PlanInput['old'] => ({
      address: sshd.address,
      sshPort: sshd.port,
      user: sshd.user,
      authentication: ['password'],
      profile: profilePath,
      hostKey: sshd.hostKeySha256,
    });
    const yes = { value: 'yes' as const, note: 'test' };
    return {
      handover: 1,
      name: 'Two real sshd',
      old: machine(old),
      new: machine(fresh),
      final: { strategy: 'same', sshPort: old.sshd.port },
      endpoints: 10,
      maintenanceWindowMinutes: 480,
      preserve: { decline: 'all' },
      declare: {
        'snapshot-completed': yes,
        'snapshot-of-new': yes,
        'no-changes-since-backup': yes,
        'autostart-is-off': yes,
        'old-is-powered-off': yes,
      },
      confirm: { restoreOn: os.hostname(), switchOff: os.hostname() },
      limits: { reconnectAttempts: 2, cutoverMinutes: 1, clientMinutes: 0.1 },
    };
  }

  const write = (name: string, content: string): string => {
    const file = path.join(home, name);
    fs.writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  const secretsFile = (password?: string) =>
    write(
      'secrets',
      `OLD_PASSWORD=${password ?? old.sshd.password}\nNEW_PASSWORD=${password ?? fresh.sshd.password}\n`,
    );

  async function run(plan: PlanInput, ...options: string[]): Promise<Ended> {
    const secrets = secretsFile();
    const accept = await warningsOf(write('check.yaml', stringify(plan)), secrets, { home });
    const file = write('plan.yaml', stringify({ ...plan, accept: [...accept, ...changing, ...unprovable] }));
    return handover(['run', file, '--secrets-file', secrets, '--kit', path.join(home, 'kit'), ...options], {
      home,
    });
  }

  test('a whole migration: pulled, verified, pushed, restored, switched', async () => {
    await startBoth();
    const hypervisor = startHypervisor(old, fresh);
    ends.push(async () => hypervisor.stop());
    const { exitCode, stdout, stderr } = await run(planOf());
    expect(stdout + stderr).toMatch(/\nDone(, with \d+ open points?)?: /);
    expect(exitCode).toBe(0);

    const id = /\bjob (\S+),/.exec(stdout)?.[1] ?? '';
    const name = fs.readdirSync(path.join(old.folder, 'backups'))[0] ?? '';
    const [there, here, far] = [
      path.join(old.folder, 'backups', name),
      path.join(home, 'jobs', id, 'files', name),
      path.join(fresh.folder, 'inbox', name),
    ].map(sha256sum);
    expect(here).toBe(there);
    expect(far).toBe(there);
    expect(stdout).toContain(there);
    expect(fs.statSync(path.join(fresh.folder, 'inbox', name)).size).toBeGreaterThan(3_000_000);
    expect(fs.readdirSync(path.join(fresh.folder, 'inbox'))).toEqual([name]);
    expect(fresh.records()).toBe(old.records());
    // A product whose profile names no rules hears nothing of those of another vendor.
    const folder = path.join(home, 'jobs', id, 'report');
    const written = ['report.html', 'report.md'].map((file) => path.join(folder, file));
    for (const file of [...written, path.join(home, 'kit')])
      expect(fs.readFileSync(file, 'utf8'), file).not.toMatch(ofOneVendor);
    expect(stdout).not.toMatch(ofOneVendor);
  });

  test('without SFTP the same is done by commands', async () => {
    await startBoth({ sftp: false });
    const { exitCode, stdout, stderr } = await run(planOf(), '--rehearse');
    expect(stdout + stderr).toContain('\nRehearsed: ');
    expect(exitCode).toBe(0);
    expect(fresh.records()).toBe(123);
  });

  describe('what goes wrong has its own code and words', () => {
    test('another host key', async () => {
      await startBoth();
      const plan = planOf();
      await old.sshd.changeHostKeys();
      const file = write('plan.yaml', stringify(plan));
      const ended = await handover(['check', file, '--secrets-file', secretsFile()], { home });
      expectStopped(ended, 5, 'trust.host-key-not-pinned');
      // Both fingerprints, to be compared.
      expect(ended.stdout).toContain(old.sshd.hostKeySha256);
      expect(ended.stdout).toContain(plan.old.hostKey);
    });

    test('a wrong password', async () => {
      await startBoth();
      const file = write('plan.yaml', stringify(planOf()));
      const ended = await handover(['check', file, '--secrets-file', secretsFile('wrong')], { home });
      expectStopped(ended, 5, 'auth.rejected');
      expect(ended.stdout).toContain(old.sshd.user);
    });

    test.skipIf(mountIsForbidden())('a full disk on the new appliance', async () => {
      await startBoth();
      const inbox = path.join(fresh.folder, 'inbox');
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=1m,mode=0777`, 'tmpfs', inbox]);
      ends.push(() => void execFileSync('umount', ['-l', inbox]));
      expectStopped(await run(planOf(), '--rehearse'), 1, 'transfer.disk-full');
      expect(fs.readdirSync(inbox).filter((name) => !name.endsWith('.partial'))).toEqual([]);
    });

    test('a folder on the new appliance that may not be written', async () => {
      await startBoth();
      const inbox = path.join(fresh.folder, 'inbox');
      fs.chownSync(inbox, 0, 0);
      fs.chmodSync(inbox, 0o555);
      expectStopped(await run(planOf(), '--rehearse'), 1, 'transfer.permission-denied');
      expect(fs.readdirSync(inbox)).toEqual([]);
    });
  });
});

const ofOneVendor =
  /Endpoint Protector|Netwrix|eDiscovery|System Backup v2|Enforced Encryption|Import License|php_els|200 MB/;

/** Warnings about this computer that may come between check and run, while other tests write to its disk. */
const changing = ['preflight.disk-free-old', 'preflight.disk-free-new', 'preflight.disk-free-local'];

/** Proofs that two processes on one computer cannot give: a machine that is off refuses there, and there is no console. */
const unprovable = [
  'verify.container',
  'restore.evidence',
  'cutover.positive-control',
  'cutover.old-silent',
  'cutover.old-off-by-word',
  'validate.certificate',
  'validate.certificate-names',
  'validate.client-communication',
  'validate.clients',
  // The disk and the load are those of the computer that the tests run on.
  'validate.disk',
  'validate.licence',
  'validate.load',
  'validate.old-stays-off',
];

function expectStopped({ exitCode, stdout, stderr }: Ended, wanted: number, code: ErrorCode): void {
  expect(stdout + stderr).toContain(`[${code}]`);
  expectFourAnswers(stdout, code);
  expect(exitCode).toBe(wanted);
}

/** Root in a container may not mount. Said on standard error. */
function mountIsForbidden(): boolean {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', ['-l', folder]);
    return false;
  } catch {
    process.stderr.write('the test with a full disk is skipped: no tmpfs can be mounted here\n');
    return true;
  } finally {
    fs.rmdirSync(folder);
  }
}

function sha256sum(file: string): string {
  return execFileSync('sha256sum', [file], { encoding: 'utf8' }).split(' ')[0] ?? '';
}
