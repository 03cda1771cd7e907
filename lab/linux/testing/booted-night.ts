import fs from 'node:fs';
import path from 'node:path';
import { expect, type TestContext } from 'vitest';
import { findJob, openJob, type JobFolder } from '../../../engine/index.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { StepId } from '../../../shared/run/steps.ts';
import { compileCheckout } from '../../testing/compile-checkout.ts';
import type { LookAlikeWish } from '../furnish-machine.ts';
import { tryCommand } from '../host-command.ts';
import type { LinuxLab } from '../lab.ts';
import { memoryOf } from '../look-alike/in-sight.ts';
import { clientsEach, type NightFinal } from '../look-alike/night.ts';
import { useLab } from './use-lab.ts';

/** A night takes a minute or two; only what hangs is ended. */
export const nightMs = 15 * 60_000;

/** Two booted look-alikes and an admin at a terminal of their network, who does what the cards say. */
export interface BootedNight {
  readonly lab: LinuxLab;
  /** Begins the job, goes on with it, or takes it back; Ctrl-C is pressed when `stopAt` begins. */
  attempt(
    direction?: 'forward' | 'back',
    stopAt?: StepId,
  ): Promise<{
    readonly exitCode: number;
    readonly printed: string;
    readonly job: JobFolder;
    readonly state: RunState;
  }>;
}

/** Boots them for this test; skips it, with the reason, where nothing boots. */
export async function openBootedNight(
  context: TestContext,
  lookAlike: LookAlikeWish,
  final: NightFinal = {},
): Promise<BootedNight> {
  const { lab, folder } = await useLab(context, { clientsEach, lookAlike });
  const checkout = await compileCheckout();
  const home = path.join(folder, 'operator');
  return {
    lab,
    attempt: async (direction = 'forward', stopAt) => {
      const settings = ['env', '-u', 'SSH_AUTH_SOCK', `HOME=${folder}`, `HANDOVER_HOME=${home}`];
      const program = ['node', checkout.file('cli/testing/booted-night.ts'), lab.names.id];
      const argv = lab.at('laptop', [
        ...settings,
        ...program,
        folder,
        JSON.stringify(final),
        direction,
        stopAt ?? '',
      ]);
      const { exitCode, stdout, stderr } = await tryCommand(argv, { timeoutMs: nightMs });
      const printed = stdout + stderr;
      const [id] = fs.existsSync(path.join(home, 'jobs')) ? fs.readdirSync(path.join(home, 'jobs')) : [];
      if (id === undefined) throw new Error(`no job was made: ${printed}`);
      const job = findJob(home, id);
      return { exitCode, printed, job, state: (await openJob(job)).state };
    },
  };
}

/** What the machines themselves know after a night: the old one is off, and the new one holds and serves what it held. */
export function expectMoved(lab: LinuxLab): void {
  expect(lab.old.isOn()).toBe(false);
  const { product, epp, certificate } = memoryOf(lab, 'new');
  expect(product.restoredFrom).toEqual(expect.any(String));
  expect(product.clientCommunication).toBe('on');
  expect(product.clients).toHaveLength(2 * clientsEach);
  expect(epp).toMatchObject({ isLicensed: true, account: lab.old.account });
  // The address made another one than the restore had brought.
  expect([lab.old.certificate, lab.new.certificate]).not.toContain(certificate.sha256);
}
