import { expect, test } from 'vitest';
import type { ApplianceState } from '../../../shared/run/run-state.ts';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import { createScriptedHost } from '../../appliance/testing/scripted-host.ts';
import { calm, testAppliance } from '../../appliance/testing/test-appliance.ts';
import { checkHealth } from './check-health.ts';
import type { StepContext } from '../../run/step.ts';

const disk = (freeBytes: number) => ({ mount: '/', totalBytes: 100_000, freeBytes });
const oldFacts = { disks: [disk(50_000)], loadAverage: 0.8, cores: 4, unread: [] };
const current = { state: 'current', until: '2027-01-01' };

/** What is told of a new appliance that answers so, after an old one that was so. */
async function told(
  answers: { df?: string; load?: string; licence?: object },
  old: ApplianceState = { facts: oldFacts, licence: current },
) {
  const host = createScriptedHost((command) => {
    if (command === 'df -P -B1') return answers.df;
    if (command === 'cat /proc/loadavg') return answers.load;
    if (command === 'nproc') return '4';
    if (command === 'demo-appliance licence') return answers.licence && JSON.stringify(answers.licence);
    return undefined;
  });
  const { appliance, clock } = await testAppliance(host, { side: 'new' });
  // The rest of a step's context is not looked at.
  const context = {
    state: { ...emptyRun, old },
    signal: calm,
    clock,
    appliance: () => Promise.resolve(appliance),
  } as unknown as StepContext;
  const proofs = await checkHealth(context);
  return Object.fromEntries(proofs.map(({ id, status, params }) => [id, { status, params }]));
}

const df = (freeBytes: number) => `Filesystem 1-blocks Used Available Capacity Mounted on
/dev/sda1 100000 ${String(100_000 - freeBytes)} ${String(freeBytes)} 50% /
`;

test('a machine as the old one was has passed, with what the old one had beside it', async () => {
  const proofs = await told({ df: df(40_000), load: '0.5 0.9 0.7 1/200 1', licence: current });
  expect(proofs).toEqual({
    'validate.disk': {
      status: 'passed',
      params: { ...disk(40_000), oldFreeBytes: 50_000, oldTotalBytes: 100_000 },
    },
    'validate.load': { status: 'passed', params: { load: 0.9, cores: 4, oldLoad: 0.8, oldCores: 4 } },
    'validate.licence': {
      status: 'passed',
      params: { ...current, before: 'current, 2027-01-01', days: 305 },
    },
  });
});

test.each([
  ['validate.disk', 'a full disk', { df: df(9_000) }],
  ['validate.load', 'more than the processors can do, and than before', { load: '9.0 8.0 7.0 1/200 1' }],
  ['validate.licence', 'another licence', { licence: { state: 'trial', until: '2027-01-01' } }],
  ['validate.licence', 'one that ends soon', { licence: { state: 'current', until: '2026-03-10' } }],
])('%s warns of %s', async (id, _what, answers) => {
  expect((await told(answers))[id]?.status).toBe('passed-with-warning');
});

test('as busy as the old one was is no warning', async () => {
  const old = { facts: { ...oldFacts, loadAverage: 6 } };
  expect((await told({ load: '9.0 8.0 7.0 1/200 1' }, old))['validate.load']?.status).toBe('passed');
});

test('what is not told could not be tested', async () => {
  const proofs = await told({});
  expect(Object.values(proofs).map(({ status }) => status)).toEqual([
    'could-not-test',
    'could-not-test',
    'could-not-test',
  ]);
  const unknown = await told({ licence: current }, {});
  expect(unknown['validate.licence']?.status).toBe('could-not-test');
  // One that ends soon ends soon, whatever was before.
  const ending = await told({ licence: { state: 'trial', until: '2026-03-10' } }, {});
  expect(ending['validate.licence']?.status).toBe('passed-with-warning');
});
