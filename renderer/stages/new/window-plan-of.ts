import type { WindowApplianceInput, WindowPlanInput } from '../../../shared/contract/window-plan.ts';
import { profilesWithDirect } from '../../../shared/rules/preflight/direct-plan.ts';
import {
  loginMethods,
  type TypedAppliance,
  type TypedLogin,
  type TypedMigration,
} from '../../store/typed-store.ts';

type Login = NonNullable<WindowApplianceInput['jump']>[number];

/**
 * The plan that was typed. What was left empty is left out, so that the engine's own defaults hold. Nothing is judged here:
 * what cannot be right is refused by the engine, with the name of its field.
 */
export function windowPlanOf(typed: TypedMigration): WindowPlanInput {
  const { strategy, finalAddress, finalName, endpoints, windowHours, apiClientId } = typed;
  return {
    handover: 1,
    name: typed.name.trim(),
    old: windowApplianceOf(typed.old),
    new: windowApplianceOf(typed.new),
    final: {
      strategy,
      ...(isDirect(typed) && { takeover: 'direct' }),
      ...(isAddressFirst(typed) && { order: 'address-first' }),
      ...(strategy === 'different' && typed.inWaves && { clients: 'in-waves' }),
      ...(strategy === 'same' && typed.oldStays === 'isolated' && { old: 'isolated' }),
      ...given('address', finalAddress),
      ...given('name', finalName),
    },
    ...(endpoints.trim() !== '' && { endpoints: numberOf(endpoints) }),
    ...(apiClientId.trim() !== '' && { api: { clientId: apiClientId.trim() } }),
    ...(typed.packages.length > 0 && { packages: typed.packages.map(({ fileId }) => fileId) }),
    ...(windowHours.trim() !== '' && { maintenanceWindowMinutes: Math.round(numberOf(windowHours) * 60) }),
    backup: {
      use: typed.backup === 'new' ? 'new' : typed.backupName.trim(),
      ...given('folder', typed.backupFolder),
      ...(typed.push !== 'yes' && { push: typed.push }),
    },
  };
}

/** What was chosen for one product does not hold for another that was chosen afterwards. */
function isDirect({ strategy, takeover, new: fresh }: TypedMigration): boolean {
  return strategy === 'same' && takeover === 'direct' && profilesWithDirect.includes(fresh.profile);
}

/** What was chosen before does not hold for another strategy or takeover that was chosen afterwards. */
function isAddressFirst(typed: TypedMigration): boolean {
  return typed.strategy === 'same' && typed.order === 'address-first' && !isDirect(typed);
}

/** One appliance that was typed: what a connection test takes. */
export function windowApplianceOf(typed: TypedAppliance): WindowApplianceInput {
  const machine = {
    profile: typed.profile,
    ...(typed.consolePort.trim() !== '' && { consolePort: numberOf(typed.consolePort) }),
    ...given('version', typed.version),
  };
  // What was typed for SSH says nothing of a machine without it.
  if (typed.access === 'console') return { address: typed.address.trim(), access: 'console', ...machine };
  return {
    ...loginOf(typed),
    ...machine,
    ...given('hostKey', typed.hostKey),
    ...(typed.legacyAlgorithms && { legacyAlgorithms: true }),
    ...(typed.jump.length > 0 && { jump: typed.jump.map(loginOf) }),
  };
}

function loginOf(typed: TypedLogin): Login {
  const { authentication, keyFile } = typed;
  return {
    address: typed.address.trim(),
    ...(typed.sshPort.trim() !== '' && { sshPort: numberOf(typed.sshPort) }),
    ...given('user', typed.user),
    // All of them is what the engine does where nothing is said, and then it heeds the SSH settings of this computer.
    ...(authentication.length !== loginMethods.length && { authentication: [...authentication] }),
    ...(keyFile && authentication.includes('key') && { keyFile: keyFile.fileId }),
  };
}

function given<K extends string>(name: K, text: string): Partial<Record<K, string>> {
  const trimmed = text.trim();
  // The name is that of the only field.
  return trimmed === '' ? {} : ({ [name]: trimmed } as Partial<Record<K, string>>);
}

/** NaN where it is no number: the engine refuses it, and names the field. A comma is a decimal sign, as in German. */
function numberOf(text: string): number {
  return Number(text.trim().replace(',', '.'));
}
