import { preflightFindings } from '../../shared/rules/preflight/preflight-rules.ts';
import { chooseRows } from '../ledger/settle-rows.ts';
import { gatherPreflight } from './preflight/gather-preflight.ts';
import { hashPackages } from './preflight/hash-packages.ts';
import { settleFindings } from '../run/settle-findings.ts';
import type { CheckStep, StepContext } from '../run/step.ts';

const freshMs = 12 * 60 * 60_000;

/**
 * Makes every check before anything is changed, collects all findings and never stops at the first. Errors block;
 * warnings are accepted by name.
 */
export const preflight: CheckStep = {
  kind: 'check',
  id: 'preflight',
  isStillGood,
  check: async (context) => {
    await chooseRows(context);
    await hashPackages(context);
    const input = await gatherPreflight(context);
    await settleFindings(context, 'preflight', preflightFindings(input));
  },
};

/** What was seen some hours ago is taken as seen; after the push the new appliance is no longer fresh by our own doing. */
function isStillGood({ clock, mode, state }: StepContext): boolean {
  const { preflight: looked, push } = state.done;
  if (!looked || mode === 'check') return false;
  if (push) return true;
  // A clock that was set back makes no check younger.
  return Math.abs(clock.now() - Date.parse(looked.at)) < freshMs;
}
