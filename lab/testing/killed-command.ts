import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findJob, formatPlan, readKit, type JobFolder } from '../../engine/index.ts';
import { planSchema } from '../../shared/contract/plan.ts';
import type { Lab } from '../embedded/lab.ts';
import type { CompiledCheckout } from './compile-checkout.ts';
import { acceptedInLab, unattendedPlan } from './unattended-plan.ts';

/** An operator without a screen: a plan, a kit to be written, and the secrets on standard input. */
export interface Operator {
  /** Starts the job, or goes on with it, by the `handover` command; SIGKILL once it has told so many events. */
  attempt(killAfterEvents: number | undefined): Promise<CommandEnd>;
  /** The job, once there is one. */
  job(): JobFolder | undefined;
}

export interface CommandEnd {
  /** Undefined where it was killed. */
  readonly exitCode: number | undefined;
  readonly output: string;
}

const accepted = ['preflight.sizing', 'preflight.client-communication-on-new'];

/** Makes an operator for a lab, whose files all lie below `folder`. */
export function createOperator(lab: Lab, checkout: CompiledCheckout, folder: string): Operator {
  const home = path.join(folder, 'operator');
  const planPath = path.join(folder, 'plan.yaml');
  const kitPath = path.join(folder, 'kit.txt');
  fs.writeFileSync(planPath, formatPlan(planSchema.parse(unattendedPlan(lab))));

  const job = (): JobFolder | undefined => {
    const jobs = path.join(home, 'jobs');
    const names = fs.existsSync(jobs) ? fs.readdirSync(jobs) : [];
    const id = names.find((name) => fs.existsSync(path.join(jobs, name, 'plan.yaml')));
    return id === undefined ? undefined : findJob(home, id);
  };
  return {
    job,
    attempt: (killAfterEvents) => {
      const begun = job();
      const what = begun ? ['resume', begun.id] : ['run', planPath];
      const options = ['--json', '--non-interactive', '--secrets-file', '-', '--kit', kitPath];
      const args = [
        checkout.file('cli/main.ts'),
        ...what,
        ...options,
        '--accept',
        ...accepted,
        ...acceptedInLab,
      ];
      return runCommand(args, { home, folder }, secretsOf(lab, kitPath), killAfterEvents);
    },
  };
}

/** The key is the one of the kit; an empty one says that it was lost before the kit was written. */
function secretsOf(lab: Lab, kitPath: string): string {
  const { password } = lab.login;
  let key = '';
  try {
    key = readKit(kitPath).reveal();
  } catch {
    // None yet, or one that was being written when the process died: of no use to anybody.
    fs.rmSync(kitPath, { force: true });
  }
  return `OLD_PASSWORD=${password}\nNEW_PASSWORD=${password}\nBACKUP_KEY=${key}\n`;
}

function runCommand(
  args: readonly string[],
  { home, folder }: { readonly home: string; readonly folder: string },
  secrets: string,
  killAfterEvents: number | undefined,
): Promise<CommandEnd> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], HOME: folder, TMPDIR: path.join(folder, 'tmp'), HANDOVER_HOME: home },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  let events = 0;
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
    // One a line.
    events += String(chunk).split('\n').length - 1;
    if (killAfterEvents !== undefined && events >= killAfterEvents) child.kill('SIGKILL');
  });
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  // It may be dead before it has read them.
  child.stdin.on('error', () => undefined);
  child.stdin.end(secrets);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      resolve({ exitCode: exitCode ?? undefined, output });
    });
  });
}
