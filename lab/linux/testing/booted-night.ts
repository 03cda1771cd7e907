import fs from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'vitest';
import { findJob, openJob, type JobFolder } from '../../../engine/index.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { compileCheckout } from '../../testing/compile-checkout.ts';
import type { LookAlikeWish } from '../furnish-machine.ts';
import { tryCommand } from '../host-command.ts';
import type { LinuxLab } from '../lab.ts';
import { useLab } from './use-lab.ts';

/** How many clients check in from each of the two networks. */
export const clientsEach = 2;
/** A night takes a minute or two; only what hangs is ended. */
const nightMs = 15 * 60_000;

/** Two booted look-alikes and an admin at a terminal of their network, who does what the cards say. */
export interface BootedNight {
  readonly lab: LinuxLab;
  /** Begins the job, or goes on with it. */
  attempt(): Promise<{
    readonly exitCode: number;
    readonly printed: string;
    readonly job: JobFolder;
    readonly state: RunState;
  }>;
}

/** Boots them for this test; skips it, with the reason, where nothing boots. */
export async function openBootedNight(context: TestContext, lookAlike: LookAlikeWish): Promise<BootedNight> {
  const { lab, folder } = await useLab(context, { clientsEach, lookAlike });
  const checkout = await compileCheckout();
  const home = path.join(folder, 'operator');
  return {
    lab,
    attempt: async () => {
      const settings = ['env', '-u', 'SSH_AUTH_SOCK', `HOME=${folder}`, `HANDOVER_HOME=${home}`];
      const program = ['node', checkout.file('cli/testing/booted-night.ts'), lab.names.id];
      const how = [String(clientsEach), folder];
      const argv = lab.at('laptop', [...settings, ...program, ...how]);
      const { exitCode, stdout, stderr } = await tryCommand(argv, { timeoutMs: nightMs });
      const printed = stdout + stderr;
      const [id] = fs.existsSync(path.join(home, 'jobs')) ? fs.readdirSync(path.join(home, 'jobs')) : [];
      if (id === undefined) throw new Error(`no job was made: ${printed}`);
      const job = findJob(home, id);
      return { exitCode, printed, job, state: (await openJob(job)).state };
    },
  };
}
