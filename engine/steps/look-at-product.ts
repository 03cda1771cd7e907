import type { ProductIdentity, ProductTrace } from '../../shared/run/facts.ts';
import type { Appliance } from '../appliance/appliance.ts';
import { readConsole } from '../appliance/console.ts';
import { readTraces } from '../appliance/operations/identify.ts';
import { isMigrationError } from '../errors.ts';
import type { StepContext } from '../run/step.ts';

const lookTimeoutMs = 5_000;

/**
 * The product that the plan names, and how much of it was seen: where the title of the appliance's own console names the product of
 * the profile, that was seen, and the version too where the title holds it. The console is looked at through the connection to the
 * appliance, and counts where it shows the pinned certificate. What else is seen of the product stands beside it and makes no version.
 */
export async function plannedProduct(
  context: StepContext,
  appliance: Appliance,
  version: string,
): Promise<ProductIdentity> {
  const title = await titleOf(context, appliance);
  const traces: ProductTrace[] = [
    ...(title === undefined ? [] : [{ kind: 'console-title', title } as const]),
    ...(await readTraces(appliance, context.signal)),
  ];
  const planned = { product: appliance.profile.title, version, ...(traces.length > 0 && { traces }) };
  if (title === undefined || !new RegExp(appliance.profile.product, 'u').test(title))
    return { ...planned, ofPlan: 'all' };
  return title.split(/[\s()|,]+/u).includes(version) ? planned : { ...planned, ofPlan: 'version' };
}

async function titleOf(
  { state, signal }: StepContext,
  { side, host, consoleEndpoint: { port } }: Appliance,
): Promise<string | undefined> {
  const pinned = state[side].certificate;
  if (!pinned) return undefined;
  try {
    const { address } = host.identity;
    const { certificate, title } = await readConsole({
      address,
      port,
      signal,
      timeoutMs: lookTimeoutMs,
      via: host,
    });
    return certificate.sha256 === pinned.sha256 ? title : undefined;
  } catch (error) {
    // One that cannot be looked at has shown nothing.
    if (isMigrationError(error) && !signal.aborted) return undefined;
    throw error;
  }
}
