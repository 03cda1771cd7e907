import { preflightFindings } from '../../shared/rules/preflight/preflight-rules.ts';
import { gatherPreflight } from './preflight/gather-preflight.ts';
import { settleFindings } from '../run/settle-findings.ts';
import type { Step, StepContext } from '../run/step.ts';

const freshMs = 12 * 60 * 60_000;

/**
 * Makes every check before anything is changed, collects all findings and never stops at the first. Errors block;
 * warnings are accepted by name.
 */
export const preflight: Step = {
  id: 'preflight',
  observe: async (context) => ({
    kind: context.seen.has('preflight') || isStillGood(context) ? 'done' : 'ready',
  }),
  run: async (context) => {
    const input = await gatherPreflight(context);
    await settleFindings(context, 'preflight', preflightFindings(input));
    context.seen.add('preflight');
  },
};

/** What was seen some hours ago is taken as seen; after the push the new appliance is no longer fresh by our own doing. */
function isStillGood(context: StepContext): boolean {
  const doneAt = context.doneSteps.get('preflight');
  if (doneAt === undefined || context.mode === 'check') return false;
  if (context.doneSteps.has('push')) return true;
  // A clock that was set back makes no check younger.
  return Math.abs(context.clock.now() - Date.parse(doneAt)) < freshMs;
}
