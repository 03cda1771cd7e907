import type { PlanInput } from '../../../shared/contract/plan.ts';
import { declarationIds, declareEach, type DeclarationId } from '../../../shared/run/declaration.ts';
import type { LabInSight, MachineInSight } from './lab-in-sight.ts';

/**
 * The plan of a migration between the two machines of a lab. What a person must look at is left open: host keys, the key,
 * both names to type, and whether the old machine is off. Between look-alikes of the vendor's product cards lead a person.
 */
export function demoPlan(lab: LabInSight): PlanInput {
  const isGuided = lab.epp !== undefined;
  const applianceOf = (machine: MachineInSight): PlanInput['old'] => ({
    ...reached(machine, lab),
    // The vendor's product has no commands for most of it, and its version is the admin's word.
    ...(isGuided && { profile: 'endpoint-protector', version: machine.product.version }),
    ...(lab.epp?.[machine.side].look.login === 'no-ssh' && { access: 'console' as const }),
  });
  return {
    handover: 1,
    name: isGuided ? 'Demo migration by hand' : 'Demo migration',
    old: applianceOf(lab.old),
    new: applianceOf(lab.new),
    final: {
      strategy: 'same',
      address: lab.final.address,
      sshPort: lab.final.sshPort,
      consolePort: lab.final.consolePort,
    },
    endpoints: Math.max(1, lab.clients.names.length),
    maintenanceWindowMinutes: 480,
    declare: {
      // The guided demo leaves open, as a form to fill in, what nothing there shows.
      ...declareEach(
        declarationIds.filter((id) => id !== 'old-is-powered-off' && !leftOpen.includes(id)),
        () => 'yes',
        'demo',
      ),
      'integrations-recorded': { value: 'yes', note: 'none in the demo' },
    },
    // A demo appliance is connected to nothing.
    ledger: {
      have: [],
      // At the consoles of look-alikes a person does it.
      settled: isGuided ? {} : { licence: 'demo', 'client-packages': 'demo', 'log-rotation': 'demo' },
    },
    // Nothing takes long here: what stands still is broken, unless this computer does much else.
    limits: {
      stallSeconds: 60,
      backupStallMinutes: 5,
      restoreStallMinutes: 5,
      cutoverMinutes: 10,
      clientMinutes: 2,
      // The lab's import is over in seconds; a real one is watched for five minutes.
      ...(isGuided && { importWatchMinutes: 0.1 }),
    },
  };
}

const leftOpen: readonly DeclarationId[] = [
  'no-audit-backup-running',
  'database-under-50-gb',
  'licence-current',
  'clocks-agree',
];

function reached({ endpoint }: MachineInSight, { login }: LabInSight): PlanInput['old'] {
  return {
    address: endpoint.address,
    sshPort: endpoint.sshPort,
    consolePort: endpoint.consolePort,
    user: login.user,
    profile: 'demo-appliance',
    authentication: [login.isKeyboardInteractive ? 'keyboard-interactive' : 'password'],
  };
}
