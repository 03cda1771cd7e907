import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { createLab, type Lab, type LabOptions } from '../../lab/embedded/lab.ts';
import { acceptedInLab, unattendedPlan } from '../../lab/testing/unattended-plan.ts';
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
    timings: { backupMs: 200, importMs: 200, addressChangeMs: 100, powerOffMs: 100, checkInMs: 400 },
    ...options,
  });
  let files = 0;
  const write = (name: string, content: string): string => {
    const file = path.join(home, `${(files += 1)}-${name}`);
    fs.writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  const plan: PlanInput = { ...unattendedPlan(lab), accept: acceptedInLab };
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

/** Lines of a secrets file with the passwords of both machines. */
export function passwordsOf({ login }: Lab): string[] {
  return [`OLD_PASSWORD=${login.password}`, `NEW_PASSWORD=${login.password}`];
}
