import { expect, test } from 'vitest';
import { planSchema } from '../../../shared/contract/plan.ts';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { declarationCount } from './declaration-count.ts';

const machine = (address: string) => ({ address, user: 'admin' });
const plan = (declare: object) =>
  planSchema.parse({
    handover: 1,
    name: 'Test',
    old: machine('192.0.2.1'),
    new: machine('192.0.2.2'),
    declare,
  });
const yes = { value: 'yes', note: '' } as const;
const declared = (...ids: (keyof RunState['declared'])[]): RunState => ({
  ...emptyRun,
  declared: Object.fromEntries(ids.map((id) => [id, yes])),
});

test('counts the questions of the preflight that the plan leaves open', () => {
  expect(declarationCount(plan({}), emptyRun, 'snapshot-completed')).toEqual({ position: 1, total: 8 });
  expect(declarationCount(plan({ 'licence-current': yes }), emptyRun, 'snapshot-completed')).toEqual({
    position: 1,
    total: 7,
  });
});

test('leaves out what an observation has answered, and what was answered with a yes before', () => {
  const state = declared('snapshot-completed', 'patched-over-24-hours-ago', 'integrations-recorded');
  // no-audit-backup-running was never asked: the appliance had told it.
  expect(declarationCount(plan({}), state, 'licence-current')).toEqual({ position: 3, total: 6 });
});

test('a single question, and one of the cut-over, is not counted', () => {
  const open = plan({
    'snapshot-completed': yes,
    'patched-over-24-hours-ago': yes,
    'no-audit-backup-running': yes,
    'licence-current': yes,
    'trial-licence-on-new': yes,
    'php-els-filled': yes,
    'database-under-50-gb': yes,
  });
  expect(declarationCount(open, emptyRun, 'integrations-recorded')).toBeUndefined();
  expect(declarationCount(plan({}), emptyRun, 'old-is-powered-off')).toBeUndefined();
});
