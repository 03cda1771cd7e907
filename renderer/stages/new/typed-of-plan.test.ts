import { expect, test } from 'vitest';
import { planSchema, type PlanInput } from '../../../shared/contract/plan.ts';
import { windowPlanSchema } from '../../../shared/contract/window-plan.ts';
import { typedOfPlan } from './typed-of-plan.ts';
import { windowPlanOf } from './window-plan-of.ts';

const least: PlanInput = {
  handover: 1,
  name: 'Site 1',
  old: { address: '192.0.2.10' },
  new: { address: '192.0.2.20' },
};
const most: PlanInput = {
  ...least,
  old: {
    address: '192.0.2.10',
    sshPort: 2222,
    user: 'epp',
    authentication: ['password'],
    version: '5.9.4.2',
    hostKey: `SHA256:${'a'.repeat(43)}`,
    legacyAlgorithms: true,
    consolePort: 8443,
    jump: [{ address: 'bastion', user: 'ana' }],
  },
  new: { address: '192.0.2.20', profile: 'generic-linux' },
  final: { strategy: 'same', takeover: 'direct', name: 'epp.example.org' },
  api: { clientId: 'handover' },
  endpoints: 800,
  maintenanceWindowMinutes: 150,
  backup: { use: 'nightly', folder: '/backups', push: 'until-restored' },
};

test.each([least, most])('a plan goes through the form as it is', (input) => {
  const plan = planSchema.parse(input);
  const typed = typedOfPlan(plan);
  expect(typed && windowPlanSchema.parse(windowPlanOf(typed))).toEqual(plan);
});

test.each<Partial<PlanInput>>([
  { accept: ['preflight.disk-free'] },
  { declare: { 'snapshot-completed': { value: 'yes' } } },
  { confirm: { switchOff: 'epp-old' } },
  { limits: { stallSeconds: 61 } },
  { preserve: { keep: [] } },
  { ledger: { have: [] } },
  { ledger: { settled: { licence: 'read at 9' } } },
  { final: { sshPort: 22 } },
  { old: { address: '192.0.2.10', keyFile: '~/.ssh/id' } },
  { new: { address: '192.0.2.20', profile: './mine.yaml' } },
])('a plan that says more than the form can is not taken into it: %j', (more) => {
  expect(typedOfPlan(planSchema.parse({ ...least, ...more }))).toBeUndefined();
});
