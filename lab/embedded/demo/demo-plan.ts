import type { PlanInput } from '../../../shared/contract/plan.ts';
import type { Lab } from '../lab.ts';
import type { LabMachine } from '../machine.ts';

/**
 * The plan of a migration between the two machines of a lab. What a person must look at is left open: host keys, the key,
 * both names to type, and whether the old machine is off.
 */
export function demoPlan(lab: Lab): PlanInput {
  const yes = { value: 'yes' as const, note: 'demo' };
  return {
    handover: 1,
    name: 'Demo migration',
    old: applianceOf(lab.old, lab),
    new: applianceOf(lab.new, lab),
    final: {
      strategy: 'same',
      address: lab.final.address,
      sshPort: lab.final.sshPort,
      consolePort: lab.final.consolePort,
    },
    endpoints: Math.max(1, lab.clients.names.length),
    maintenanceWindowMinutes: 480,
    declare: {
      'snapshot-completed': yes,
      'patched-over-24-hours-ago': yes,
      'trial-licence-on-new': yes,
      'php-els-filled': yes,
      'integrations-recorded': { value: 'yes', note: 'none in the demo' },
      'autostart-is-off': yes,
    },
    // Nothing takes long here: what stands still is broken, unless this computer does much else.
    limits: {
      stallSeconds: 60,
      backupStallMinutes: 5,
      restoreStallMinutes: 5,
      cutoverMinutes: 10,
      clientMinutes: 2,
    },
  };
}

function applianceOf({ endpoint }: LabMachine, { login }: Lab): PlanInput['old'] {
  return {
    address: endpoint.address,
    sshPort: endpoint.sshPort,
    consolePort: endpoint.consolePort,
    user: login.user,
    profile: 'demo-appliance',
    authentication: [login.isKeyboardInteractive ? 'keyboard-interactive' : 'password'],
  };
}
