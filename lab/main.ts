#!/usr/bin/env node
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { formatPlan } from '../engine/index.ts';
import { planSchema } from '../shared/contract/plan.ts';
import { demoPlan } from './embedded/demo/demo-plan.ts';
import { bytes, faultKinds, parseFaults } from './embedded/faults.ts';
import { createLab, type Lab, type LabOptions } from './embedded/lab.ts';
import type { LookAlike } from './embedded/look-alike/look-alike.ts';
import { followLab } from './follow-lab.ts';

interface Flags {
  readonly fault: readonly string[];
  readonly sshPort?: string;
  readonly consolePort?: string;
  readonly size?: string;
  readonly password?: string;
  readonly oneTimeCode?: boolean;
  readonly lookAlike?: true | LookAlike['login'];
}

const logins = ['sudo-password', 'sudo-free', 'no-sudo', 'menu', 'no-ssh'] satisfies LookAlike['login'][];

process.exitCode = await main(process.argv);

/** Runs the lab until Ctrl-C. Returns the exit code: 0, or 2 for a wrong call. */
async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('lab')
    .description('Starts two demo appliances on this computer, for a migration by hand. Ctrl-C ends them.')
    .option('--fault <name[=value]>', 'something that goes wrong; may be given several times', collect, [])
    .option(
      '--ssh-port <port>',
      'SSH port of the old appliance (and of the new one, where it has its own address)',
    )
    .option('--console-port <port>', 'HTTPS port of the web console, likewise')
    .option('--size <bytes>', 'size of a backup, such as 24MiB or 190M')
    .option('--password <text>', 'password of the user admin; made up otherwise')
    .option('--one-time-code', 'SSH asks for the password and a one-time code')
    .addOption(
      new Option(
        '--look-alike [login]',
        'look-alikes of Endpoint Protector, without commands of their own: what SSH gives there',
      ).choices(logins),
    )
    .addHelpText('after', faultHelp)
    .allowExcessArguments(false)
    .exitOverride();
  let options: LabOptions;
  try {
    options = labOptions(program.parse(argv).opts<Flags>());
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof RangeError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  await runUntilInterrupted(options);
  return 0;
}

function labOptions(flags: Flags): LabOptions {
  return {
    faults: parseFaults(flags.fault),
    sshPort: port(flags.sshPort),
    consolePort: port(flags.consolePort),
    backupSizeBytes: flags.size === undefined ? undefined : bytes(flags.size),
    password: flags.password,
    login: { keyboardInteractive: flags.oneTimeCode },
    lookAlike: flags.lookAlike && (flags.lookAlike === true ? {} : { login: flags.lookAlike }),
  };
}

async function runUntilInterrupted(options: LabOptions): Promise<void> {
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const lab = await createLab(options);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-plan-'));
  const planPath = path.join(folder, 'plan.yaml');
  fs.writeFileSync(planPath, formatPlan(planSchema.parse(demoPlan(lab))));
  process.stdout.write(describe(lab, options, folder, planPath));
  const following = followLab(lab, (line) => process.stdout.write(`${line}\n`));
  await interrupted;
  following.stop();
  await lab.close();
  fs.rmSync(planPath);
  // A folder with a job in it stays: its report may be wanted.
  if (fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
}

function describe(lab: Lab, { faults = {} }: LabOptions, folder: string, planPath: string): string {
  const { user, password, oneTimeCode, isKeyboardInteractive } = lab.login;
  const machines = [lab.old, lab.new].map(({ side, hostName, endpoint, product, hostKey }) =>
    [
      `  ${hostName}  version ${product.version}`,
      `    SSH       ${endpoint.address} port ${endpoint.sshPort}`,
      `    console   https://${endpoint.address}:${endpoint.consolePort}/`,
      `    host key  ${hostKey.sha256} (ED25519)`,
      ...(lab.epp
        ? [`    sign in   ${lab.epp[side].account.user}, password ${lab.epp[side].account.password}`]
        : []),
    ].join('\n'),
  );
  const active = Object.keys(faults).length === 0 ? 'none' : JSON.stringify(faults);
  const command = path.join(import.meta.dirname, '..', 'cli', 'main.js');
  const home = path.join(folder, 'home');
  const handover = `node ${command} run ${planPath}`;
  return `Two demo appliances are running.

${machines.join('\n\n')}

  user ${user}, password ${password}${isKeyboardInteractive ? `, one-time code ${oneTimeCode}` : ''}
  faults: ${active}
  plan:   ${planPath}

Migrate them in another terminal (host keys are made anew each time, so that they are remembered in a folder of their own):
  ${process.platform === 'win32' ? `set HANDOVER_HOME=${home}\n  ${handover}` : `HANDOVER_HOME=${home} ${handover}`}

What the hypervisor sees follows. Ctrl-C ends the lab.
`;
}

function faultHelp(): string {
  const rows = faultKinds.map(({ name, value, help }) => {
    const form =
      value === undefined
        ? name
        : value.startsWith('[')
          ? `${name}[=${value.slice(1, -1)}]`
          : `${name}=${value}`;
    return `  ${form.padEnd(34)} ${help}`;
  });
  return `\nFaults (sizes may end in k, M, G, KiB, MiB or GiB):\n${rows.join('\n')}\n`;
}

function port(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number < 65536) return number;
  throw new RangeError(`${text} is not a port`);
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
