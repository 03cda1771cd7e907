import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findJob, formatPlan, openJob, readKit } from '../../../engine/index.ts';
import { planSchema, type PlanInput } from '../../../shared/contract/plan.ts';
import { declarationIds, declareEach } from '../../../shared/run/declaration.ts';
import type { RunEvent } from '../../../shared/run/event.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { CompiledCheckout } from '../../testing/compile-checkout.ts';
import type { LinuxLab } from '../lab.ts';
import { addresses, type LabSide } from '../layout.ts';

export interface Attempt {
  /** Undefined where it was killed. */
  readonly exitCode: number | undefined;
  readonly events: readonly RunEvent[];
  readonly errors: string;
}

/** What is done while the command runs, at each of its events. */
export type Watch = (event: RunEvent, kill: () => void) => void;

/** An admin at the laptop of the lab, with a plan and the `handover` command. */
export interface LinuxOperator {
  /** Starts the job, or goes on with it. */
  attempt(watch?: Watch): Promise<Attempt>;
  /** Takes the job back. */
  revert(watch?: Watch): Promise<Attempt>;
  /** What the journal says. */
  state(): Promise<RunState>;
  /** What the journal holds: also what a killed process wrote down and had no time to print. */
  events(): Promise<readonly RunEvent[]>;
}

/** What the lab gives rise to: named, as an admin does who has read the report of a rehearsal. */
const accepted = [
  'preflight.sizing',
  'preflight.client-communication-on-new',
  'preflight.clients-old',
  'preflight.job-folder-unsafe',
  'verify.container',
  'cutover.old-silent',
  'cutover.old-off-by-word',
  'cutover.arp-silent',
  'cutover.arp-control',
  'cutover.positive-control',
  'validate.clients',
  // The disk and the load are those of the computer that the tests run on.
  'validate.disk',
  'validate.load',
];

/**
 * Makes an operator whose files all lie below `folder`. `change` makes the plan another one; `secrets` are lines of the file of
 * secrets beside the key.
 */
export function createLinuxOperator(
  lab: LinuxLab,
  checkout: CompiledCheckout,
  folder: string,
  change: (plan: PlanInput) => PlanInput = (plan) => plan,
  secrets: readonly string[] = [],
): LinuxOperator {
  const home = path.join(folder, 'operator');
  const planPath = path.join(folder, 'plan.yaml');
  const kitPath = path.join(folder, 'kit.txt');
  fs.writeFileSync(planPath, formatPlan(planSchema.parse(change(directPlan(lab)))));
  const jobId = (): string | undefined => {
    const jobs = path.join(home, 'jobs');
    return (fs.existsSync(jobs) ? fs.readdirSync(jobs) : []).find((name) =>
      fs.existsSync(path.join(jobs, name, 'plan.yaml')),
    );
  };
  const start = (what: readonly string[], watch: Watch | undefined): Promise<Attempt> => {
    const options = ['--json', '--non-interactive', '--secrets-file', '-'];
    const forward = what[0] === 'roll-back' ? [] : ['--kit', kitPath, '--accept', ...accepted];
    const program = ['node', checkout.file('cli/main.ts'), ...what, ...options, ...forward];
    const argv = lab.at('laptop', program);
    const child = spawn(argv[0] ?? '', argv.slice(1), {
      env: { ...process.env, HOME: folder, HANDOVER_HOME: home },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // It may be dead before it has read them.
    child.stdin.on('error', () => undefined);
    child.stdin.end([`BACKUP_KEY=${keyOf(kitPath)}`, ...secrets, ''].join('\n'));
    return follow(child, watch);
  };
  return {
    revert: (watch) => start(['roll-back', jobId() ?? ''], watch),
    state: async () => (await openJob(findJob(home, jobId() ?? ''))).state,
    events: async () => (await openJob(findJob(home, jobId() ?? ''))).events,
    attempt: (watch) => {
      const begun = jobId();
      const what = begun === undefined ? ['run', planPath] : ['resume', begun];
      return start(what, watch);
    },
  };
}

/** A change of a plan: these limits instead. */
export function withLimits(limits: NonNullable<PlanInput['limits']>): (plan: PlanInput) => PlanInput {
  return (plan) => ({ ...plan, limits: { ...plan.limits, ...limits } });
}

/** The plan of a whole migration by direct switch, which nobody needs to be asked about. */
export function directPlan(lab: LinuxLab): PlanInput {
  const appliance = (side: LabSide) => ({
    address: side === 'old' ? addresses.final : addresses.temporary,
    user: 'root',
    profile: 'demo-appliance',
    authentication: ['key' as const],
    keyFile: lab.rootKeyFile,
    hostKey: lab[side].hostKey,
  });
  return {
    handover: 1,
    name: 'Direct switch',
    old: appliance('old'),
    new: appliance('new'),
    final: { strategy: 'same', takeover: 'direct' },
    endpoints: 8,
    maintenanceWindowMinutes: 480,
    declare: declareEach(declarationIds, () => 'yes', 'lab'),
    ledger: { have: [], settled: { licence: 'lab', 'client-packages': 'lab', 'log-rotation': 'lab' } },
    confirm: { restoreOn: lab.new.hostName, switchOff: lab.old.hostName, rollBack: lab.new.hostName },
    // A machine that does much else may be slow; who waits for one of them to be over makes it short.
    limits: {
      stallSeconds: 60,
      backupStallMinutes: 5,
      restoreStallMinutes: 5,
      cutoverMinutes: 2,
      clientMinutes: 0.2,
      watchSeconds: 10,
      deadManSeconds: 180,
    },
  };
}

/** The key is the one of the kit; an empty one says that it was lost before the kit was written. */
function keyOf(kitPath: string): string {
  try {
    return readKit(kitPath).reveal();
  } catch {
    // None yet, or one that was being written when the process died: of no use to anybody.
    fs.rmSync(kitPath, { force: true });
    return '';
  }
}

function follow(child: ChildProcess, watch: Watch | undefined): Promise<Attempt> {
  const events: RunEvent[] = [];
  let errors = '';
  if (child.stdout)
    createInterface({ input: child.stdout }).on('line', (line) => {
      // The command prints one event a line.
      const event = JSON.parse(line) as RunEvent;
      events.push(event);
      watch?.(event, () => child.kill('SIGKILL'));
    });
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode: exitCode ?? undefined, events, errors }));
  });
}
