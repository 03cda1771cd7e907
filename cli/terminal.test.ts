import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readKit } from '../engine/index.ts';
import { buildCommand, commandPath, handover, nodePath } from './testing/built-command.ts';
import { createLabJob, type LabJob } from './testing/lab-job.ts';
import { openTerminal, tmuxIsMissing, type Terminal } from './testing/terminal.ts';

describe.skipIf(tmuxIsMissing() !== undefined)('at a terminal', () => {
  let job: LabJob;
  let terminal: Terminal;

  beforeAll(buildCommand);
  beforeEach(async () => {
    job = await createLabJob();
  });
  afterEach(async () => {
    terminal.close();
    await job.close();
  });

  const open = (args: string, size = { columns: 80, rows: 40 }, environment = {}) => {
    terminal = openTerminal(`'${nodePath}' '${commandPath}' ${args}`, {
      ...size,
      environment: { HANDOVER_HOME: job.home, HOME: job.home, SSH_AUTH_SOCK: '', ...environment },
    });
  };
  const answer = async (prompt: string, text: string) => {
    await terminal.shows(`? ${prompt}`);
    terminal.type(text);
    terminal.press('Enter');
    await terminal.showed(`✔ ${prompt}`);
  };
  const answerUnchanged = async () => {
    await terminal.shows(/Is the old appliance unchanged[^]*❯ I do not know/);
    terminal.press('Up', 'Up', 'Enter');
    await answer('Note (Enter for none):', '');
  };
  /** A plan that leaves to the person what a person should look at. */
  const openPlan = () => {
    const { confirm: _confirm, accept: _accept, ...plan } = job.plan;
    const {
      'old-is-powered-off': _off,
      'snapshot-completed': _snapshot,
      'snapshot-of-new': _ofNew,
      ...declare
    } = plan.declare ?? {};
    const { hostKey: _oldKey, ...old } = plan.old;
    const { hostKey: _newKey, ...fresh } = plan.new;
    return job.writePlan({ ...plan, old, new: fresh, declare });
  };

  test('a person is led through every question, and the key leaves no trace', async () => {
    const { lab } = job;
    open(`run '${openPlan()}'`);
    for (const [machine, mark] of [
      [lab.old, 'OLD'],
      [lab.new, 'NEW'],
    ] as const) {
      expect(await terminal.shows(`SHA256:`)).toContain('Compare the whole fingerprint');
      await terminal.showed(machine.hostKey.sha256);
      await answer('Accept this key?', 'y');
      await terminal.shows(`appliance (${mark}): admin@${machine.endpoint.address}`);
      await answer(`Password (${mark}):`, lab.login.password);
    }
    expect(await terminal.shows('? Go on?')).toContain(
      'Switch off the old appliance (interrupts the service)',
    );
    await answer('Go on?', 'y');

    expect(await terminal.shows('Is there a completed snapshot')).toContain('1 of 2');
    await terminal.shows('❯ I do not know');
    terminal.press('Up', 'Up', 'Enter');
    await answer('Note (Enter for none):', 'seen in vCenter');
    await terminal.shows(/2 of 2\s+Is there a snapshot of the new[^]*❯ I do not know/);
    terminal.press('Up', 'Up', 'Enter');
    await answer('Note (Enter for none):', '');

    await terminal.shows('❯◯ preflight.job-folder-unsafe');
    // Nothing ticked and Enter is asked about, and one slip does not end the run.
    terminal.press('Enter');
    await terminal.shows('? None is accepted: the job stops here. Stop?');
    terminal.press('Enter');
    await terminal.shows(/✔ None is accepted[^]*❯◯ preflight\.job-folder-unsafe/);
    terminal.press('Space', 'Enter');

    const shown = await terminal.shows('? I have saved the key?');
    const key = /^ {6}(\S+)$/m.exec(shown)?.[1] ?? '';
    expect(key).toMatch(/^[A-Z0-9]{5}(-[A-Z0-9]{5}){3}$/);
    // Enter alone is no yes, and one slip does not cost the backup.
    terminal.press('Enter');
    await terminal.shows('? Without its key this backup is worthless.');
    terminal.press('Enter');
    await terminal.shows(/\? I have saved the key\? \(y\/N\)\s*$/);
    terminal.type('y');
    terminal.press('Enter');
    await terminal.showed('The key was shown and is cleared from this screen.');
    expect(terminal.everything()).not.toContain(key);

    await answer('Where to save the kit (Enter for none):', '');
    await answer('System Backup Key (attempt 1 of 3; Enter shows the key again):', 'another key');
    await terminal.showed('This is not the same key.');
    // Enter alone shows it once more, and is no miss.
    await terminal.shows('? System Backup Key (attempt 2 of 3;');
    terminal.press('Enter');
    expect(await terminal.shows('? I have saved the key?')).toContain(key);
    terminal.type('y');
    terminal.press('Enter');
    await terminal.shows(/\? System Backup Key \(attempt 2 of 3;[^]*$/);
    await answer('System Backup Key (attempt 2 of 3; Enter shows the key again):', key);

    await terminal.shows('? Name of the machine:');
    terminal.type(lab.old.hostName);
    terminal.press('Enter');
    await terminal.shows(`> Type ${lab.new.hostName} exactly`);
    expect(lab.new.product.importStatus.state).toBe('none');
    // The wrong name is gone from the line.
    await answer('Name of the machine:', lab.new.hostName);
    // What the plan says of it was written before the backup was made.
    await answerUnchanged();
    // What is at stake stands before the name.
    const atStake = await terminal.shows(/This switches off \S+ \(\S+\)\.[^]*\? Name of the machine:/);
    expect(atStake).toContain('Age of the backup: ');
    expect(atStake).toContain('Clients before the switch: ');
    await answer('Name of the machine:', lab.old.hostName);

    await terminal.shows('Have you seen in the hypervisor that the old machine is off?');
    await terminal.shows('❯ I do not know');
    terminal.press('Up', 'Up', 'Enter');
    await answer('Note (Enter for none):', '');

    // The new appliance is connected again at its final address, and nobody is asked for its password again.
    expect(await terminal.shows('Finalise with open points?')).not.toContain('Password');
    await answer('Finalise?', 'y');
    expect(await terminal.shows('exit code 0')).toMatch(/Done(, with \d+ open points?)?: /);
    const everything = terminal.everything();
    expect(everything).not.toContain(key);
    expect(everything).not.toContain(lab.login.password);
  });

  test('Ctrl-C at a prompt and during work both end with how things stand', async () => {
    open(`run '${openPlan()}'`);
    await terminal.shows('? Accept this key?');
    terminal.press('C-c');
    expect(await terminal.shows('exit code 130')).toContain('State of both appliances:');
    terminal.close();

    job.lab.faults.linkBytesPerSecond = 200_000;
    open(`run '${job.writePlan()}' --secrets-file '${job.writeSecrets()}' --kit '${job.home}/kit.txt'`);
    await answer('Go on?', 'y');
    await terminal.shows(/█+░* +\d+ %/);
    terminal.press('C-c');
    const screen = await terminal.shows('exit code 130');
    expect(screen).toContain('Stopped: ');
    expect(screen).toMatch(/‖ .* Stopped/);
  });

  test('an empty line for the key is no end: it says what it means, and asks once more', async () => {
    const { confirm: _confirm, ...plan } = job.plan;
    const kit = path.join(job.home, 'kit.txt');
    const secrets = job.writeSecrets();
    const first = await handover(['run', job.writePlan(plan), '--secrets-file', secrets, '--kit', kit], job);
    expect(first.exitCode).toBe(4);
    const [id = ''] = fs.readdirSync(path.join(job.home, 'jobs'));
    // Without the kit the key is asked for: another process had it.
    open(`resume ${id} --secrets-file '${secrets}'`);
    await answer('Name of the machine:', job.lab.new.hostName);
    await terminal.shows('? System Backup Key:');
    terminal.press('Enter');
    await terminal.showed('Without the key the job stops here.');
    await terminal.shows(/once more to stop\.\s+\? System Backup Key:/);
    terminal.type(readKit(kit).reveal());
    terminal.press('Enter');
    await answerUnchanged();
    await terminal.shows(/This switches off \S+ \(\S+\)\./);
    terminal.press('C-c');
    await terminal.shows('exit code 130');
  });

  test('the picture of the demo fits a small terminal', async () => {
    open('demo --size 1', { columns: 60, rows: 20 });
    await terminal.shows('exit code 0');
    // What it came to stands on the screen, however much was told before.
    expect(terminal.screen()).toMatch(/Done(, with \d+ open points?)?: /);
    expect(terminal.everything()).toContain('✓ 11 steps proved');
    expect(terminal.everything()).toContain('◆ 5 steps by word');
    expect(terminal.colours()).toContain('\u001b[32m✓');
  });

  test('NO_COLOR is respected, and signs say the same', async () => {
    open('demo --size 1', { columns: 80, rows: 40 }, { NO_COLOR: '1' });
    await terminal.shows('exit code 0');
    expect(terminal.colours()).toContain('✓ Validate');
    expect(terminal.colours()).toContain('◆ Finalise');
    expect(terminal.colours()).not.toContain('\u001b[');
  });
});
