import { z } from 'zod';
import type { ProductIdentity } from '../../../shared/run/facts.ts';
import type { Appliance } from '../appliance.ts';
import { readRecord, shownText } from '../output/read-records.ts';

const schema = z.object({ product: shownText, version: shownText });

/** Product and version, as the appliance tells them, and whether that is the product of the profile. */
export async function identify(
  appliance: Appliance,
  signal: AbortSignal,
): Promise<ProductIdentity & { isExpected: boolean }> {
  const { product, version } = await readRecord(appliance, 'identify', schema, signal);
  return { product, version, isExpected: new RegExp(appliance.profile.product, 'u').test(product) };
}
