import type { ProductIdentity } from '../../../shared/run/facts.ts';
import type { Appliance } from '../appliance.ts';

/** Product and version, as the appliance tells them, and whether that is the product of the profile. */
export async function identify(
  appliance: Appliance,
  signal: AbortSignal,
): Promise<ProductIdentity & { isExpected: boolean }> {
  const identity = await appliance.run('identify', {}, signal);
  return { ...identity, isExpected: new RegExp(appliance.profile.product, 'u').test(identity.product) };
}
