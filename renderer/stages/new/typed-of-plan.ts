import { defaultLimits } from '../../../shared/contract/default-limits.ts';
import type { Login, Plan, PlannedAppliance } from '../../../shared/contract/plan.ts';
import {
  loginMethods,
  type TypedAppliance,
  type TypedLogin,
  type TypedMigration,
} from '../../store/typed-store.ts';
import { shippedProfiles } from './shipped-profiles.ts';

/**
 * The form that makes this plan, for one that is to be corrected: a job keeps its own. Undefined where the plan says something
 * that the form has no field for, which would be lost.
 */
export function typedOfPlan(plan: Plan): TypedMigration | undefined {
  if (!fitsForm(plan)) return undefined;
  const { name, final, api, backup, endpoints, maintenanceWindowMinutes: minutes } = plan;
  return {
    old: typedAppliance(plan.old),
    new: typedAppliance(plan.new),
    name,
    endpoints: endpoints === undefined ? '' : String(endpoints),
    windowHours: minutes === undefined ? '' : String(minutes / 60),
    apiClientId: api?.clientId ?? '',
    packages: [],
    backup: backup.use === 'new' ? 'new' : 'existing',
    backupName: backup.use === 'new' ? '' : backup.use,
    backupFolder: backup.folder ?? '',
    push: backup.push ?? 'yes',
    strategy: final.strategy,
    takeover: final.takeover,
    order: final.order,
    oldStays: final.old,
    inWaves: final.clients === 'in-waves',
    // What follows from another address is confirmed for each job.
    understood: [],
    finalAddress: final.address ?? '',
    finalName: final.name ?? '',
  };
}

function fitsForm(plan: Plan): boolean {
  const { old, new: fresh, final, preserve, packages, accept, declare, ledger, confirm, limits } = plan;
  const hops = [old, fresh].flatMap(({ jump }) => jump ?? []);
  const shipped: readonly string[] = shippedProfiles;
  return (
    [old, fresh].every(
      ({ profile, certificate }) => shipped.includes(profile) && certificate === undefined,
    ) &&
    [old, fresh, ...hops].every(({ keyFile }) => keyFile === undefined) &&
    hops.every(({ legacyAlgorithms }) => legacyAlgorithms === undefined) &&
    [final.sshPort, final.consolePort].every((said) => said === undefined) &&
    preserve.keep === 'all' &&
    preserve.decline.length + packages.length + accept.length + Object.keys(declare).length === 0 &&
    ledger.have === undefined &&
    Object.keys(ledger.settled).length === 0 &&
    Object.values(confirm).every((said) => said === undefined) &&
    Object.entries(defaultLimits).every(([limit, usual]) => limits[limit as keyof typeof limits] === usual)
  );
}

function typedAppliance(planned: PlannedAppliance): TypedAppliance {
  const { access, profile, consolePort, version = '', hostKey = '', legacyAlgorithms = false } = planned;
  const { jump = [] } = planned;
  return {
    ...typedLogin(planned),
    access,
    profile,
    consolePort: String(consolePort),
    version,
    hostKey,
    // At another address it is another machine.
    ...(hostKey !== '' && { filledIn: { hostKey } }),
    legacyAlgorithms,
    jump: jump.map((hop) => ({ ...typedLogin(hop), id: crypto.randomUUID() })),
  };
}

function typedLogin({ address, sshPort, user = '', authentication }: Login): TypedLogin {
  return {
    address,
    sshPort: sshPort === undefined ? '' : String(sshPort),
    user,
    authentication: authentication ?? loginMethods,
  };
}
