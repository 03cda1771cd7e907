import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { demoPlan } from '../../lab/embedded/demo/demo-plan.ts';
import { createLab, type Lab, type LabOptions } from '../../lab/embedded/lab.ts';
import type { PlanInput } from '../../shared/contract/plan.ts';

/** A lab in this process, and the files of an admin who lets the command line migrate it unattended. */
export interface LabJob {
  readonly lab: Lab;
  /** For `HANDOVER_HOME` and `HOME`. */
  readonly home: string;
  readonly plan: PlanInput;
  /** Writes a plan and returns its path. Default: the plan that runs to the end without a person. */
  readonly writePlan: (plan?: PlanInput) => string;
  /** Writes a file of secrets and returns its path. Default: the passwords of the lab. */
  readonly writeSecrets: (lines?: readonly string[]) => string;
  readonly close: () => Promise<void>;
}

/** A lab with little to wait for. */
export async function createLabJob(options: LabOptions = {}): Promise<LabJob> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-cli-'));
  const lab = await createLab({
    backupSizeBytes: 2 * 2 ** 20,
    timings: { backupMs: 200, importMs: 200, addressChangeMs: 100, powerOffMs: 100, checkInMs: 200 },
    ...options,
  });
  let files = 0;
  const write = (name: string, content: string): string => {
    const file = path.join(home, `${(files += 1)}-${name}`);
    fs.writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  const plan = unattendedPlan(lab);
  return {
    lab,
    home,
    plan,
    writePlan: (other = plan) => write('plan.yaml', stringify(other)),
    writeSecrets: (lines = passwordsOf(lab)) => write('secrets', `${lines.join('\n')}\n`),
    close: async () => {
      await lab.close();
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}

/** What a person would look at is in the plan: both host keys, both names, and that the old machine is off. */
function unattendedPlan(lab: Lab): PlanInput {
  const plan = demoPlan(lab);
  return {
    ...plan,
    old: { ...plan.old, hostKey: lab.old.hostKey.sha256 },
    new: { ...plan.new, hostKey: lab.new.hostKey.sha256 },
    accept: [
      // The home folder of the test is a temporary one.
      'preflight.job-folder-unsafe',
      // What the lab cannot show better: its backups are encrypted, and on one computer an absent machine refuses.
      'verify.container',
      'cutover.old-silent',
      'cutover.old-off-by-word',
    ],
    confirm: { restoreOn: lab.new.hostName, switchOff: lab.old.hostName },
    declare: { ...plan.declare, 'old-is-powered-off': { value: 'yes', note: 'the lab is in this process' } },
  };
}

/** Lines of a secrets file with the passwords of both machines. */
export function passwordsOf({ login }: Lab): string[] {
  return [`OLD_PASSWORD=${login.password}`, `NEW_PASSWORD=${login.password}`];
}
