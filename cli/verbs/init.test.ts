import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readPlan } from '../../engine/index.ts';
import { buildCommand, commandPath, handover, nodePath } from '../testing/built-command.ts';
import { createLabJob, type LabJob } from '../testing/lab-job.ts';
import { openTerminal, tmuxIsMissing, type Terminal } from '../testing/terminal.ts';

let job: LabJob;
beforeAll(buildCommand);
beforeEach(async () => {
  job = await createLabJob();
});
afterEach(async () => job.close());

test('without a terminal it says what to do, and writes nothing', async () => {
  const { home } = job;
  const { exitCode, stderr } = await handover(['init'], { home });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('[plan.no-terminal]');
  expect(fs.existsSync(path.join(home, 'handover.yaml'))).toBe(false);
});

describe.skipIf(tmuxIsMissing() !== undefined)('at a terminal', () => {
  let terminal: Terminal;
  afterEach(() => terminal.close());

  const open = (file: string, options = '') => {
    const command = `'${nodePath}' '${commandPath}' init '${file}' --profile demo-appliance ${options}`;
    terminal = openTerminal(command, {
      columns: 100,
      rows: 60,
      environment: { HANDOVER_HOME: job.home, HOME: job.home, SSH_AUTH_SOCK: '' },
    });
  };
  const answer = async (prompt: string, text: string) => {
    await terminal.shows(`? ${prompt}`);
    terminal.type(text);
    terminal.press('Enter');
  };

  test('two machines and a name make a plan that holds what was seen, and no secret', async () => {
    const { lab, home } = job;
    const { old, new: fresh, login } = lab;
    const file = path.join(home, 'site.yaml');
    open(file);
    const at = ({ endpoint }: typeof old) => `${endpoint.address}:${String(endpoint.sshPort)}`;
    // A wrong address costs nothing: another one is asked for.
    await answer('Address of OLD', `${login.user}@127.0.0.1:1`);
    await terminal.shows('? OLD was not tested to the end');
    terminal.press('Down', 'Enter');
    await answer('Address of OLD', at(old));
    await answer('User on OLD', login.user);
    await terminal.shows(old.hostKey.sha256);
    await answer('Accept this key?', 'y');
    await terminal.shows(/OLD[^\n]*[Pp]assword|[Pp]assword[^\n]*OLD/);
    terminal.type(login.password);
    terminal.press('Enter');
    await terminal.shows(`OLD answers: ${old.hostName}`);

    await answer('Address of NEW', at(old));
    await terminal.shows('> This is OLD.');
    await answer('Address of NEW', `${login.user}@${at(fresh)}`);
    await terminal.showed(fresh.hostKey.sha256);
    await answer('Accept this key?', 'y');
    await terminal.shows(/NEW[^\n]*[Pp]assword|[Pp]assword[^\n]*NEW/);
    terminal.type(login.password);
    terminal.press('Enter');
    await terminal.shows(`NEW answers: ${fresh.hostName}`);
    await answer('Name of the migration', 'Head office');
    expect(await terminal.shows('exit code 0')).toContain(`handover check ${file}`);

    expect(await readPlan(file)).toMatchObject({
      name: 'Head office',
      old: { address: old.endpoint.address, user: login.user, hostKey: old.hostKey.sha256 },
      new: { sshPort: fresh.endpoint.sshPort, hostKey: fresh.hostKey.sha256, profile: 'demo-appliance' },
    });
    expect(fs.readFileSync(file, 'utf8')).not.toContain(login.password);
    if (process.platform !== 'win32') expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  test('without SSH only the web consoles are asked about and looked at', async () => {
    const { lab, home } = job;
    const file = path.join(home, 'site.yaml');
    open(file, '--no-ssh both');
    for (const side of ['old', 'new'] as const) {
      const { endpoint, certificate } = lab[side];
      await answer(`Address of ${side.toUpperCase()}`, `${endpoint.address}:${String(endpoint.consolePort)}`);
      await terminal.shows(certificate.sha256);
    }
    await answer('Name of the migration', 'Head office');
    expect(await terminal.shows('exit code 0')).not.toContain('assword');
    const plan = await readPlan(file);
    for (const side of ['old', 'new'] as const) {
      const { address, consolePort } = lab[side].endpoint;
      expect(plan[side]).toMatchObject({ access: 'console', address, consolePort });
      // It is accepted in the job.
      expect(plan[side].hostKey ?? plan[side].certificate).toBeUndefined();
    }
  });

  test('a file that is there stays as it is, and nothing is asked', async () => {
    const file = path.join(job.home, 'mine.yaml');
    fs.writeFileSync(file, 'mine');
    open(file);
    expect(await terminal.shows('exit code 2')).toContain('[plan.exists]');
    expect(fs.readFileSync(file, 'utf8')).toBe('mine');
  });
});
