import { inject, type TestContext } from 'vitest';
import type { PlanInput } from '../../../shared/contract/plan.ts';
import { compileCheckout } from '../../testing/compile-checkout.ts';
import type { LinuxLab, LinuxLabOptions } from '../lab.ts';
import { card } from '../layout.ts';
import { openLab } from './open-lab.ts';
import { createLinuxOperator, type LinuxOperator } from './operator.ts';

/** A lab that belongs to one test, which may run beside others. */
export interface TestLab {
  readonly lab: LinuxLab;
  /** For files of the test; removed with the lab. */
  readonly folder: string;
  /** The admin at its laptop; see `createLinuxOperator`. */
  createOperator(change?: (plan: PlanInput) => PlanInput, secrets?: readonly string[]): LinuxOperator;
  /** The IPv4 addresses that the card of the new appliance has, by its own console. */
  heldByNew(): Promise<readonly string[]>;
}

/** Boots a lab for this test, and ends it after it. Skips the test, with the reason, where no appliance boots. */
export async function useLab(
  context: TestContext,
  options: Omit<LinuxLabOptions, 'id'> = {},
): Promise<TestLab> {
  const why = inject('whyNoBoot');
  if (why !== '') context.skip(why);
  const { lab, folder, close } = await openLab(options);
  context.onTestFinished(close);
  const checkout = await compileCheckout();
  return {
    lab,
    folder,
    createOperator: (change, secrets) => createLinuxOperator(lab, checkout, folder, change, secrets),
    heldByNew: async () => {
      const { stdout } = await lab.new.console(['ip', '-o', '-4', 'address', 'show', 'dev', card]);
      return stdout.match(/(?<= )[\d.]+(?=\/)/g) ?? [];
    },
  };
}
