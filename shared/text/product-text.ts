import type { ProductIdentity } from '../run/facts.ts';
import { plainText } from './plain-text.ts';
import type { Words } from './words.ts';

/** The name of a product for who reads it: marked where only the plan says it. */
export function productText({ asPlanned }: Words, product: ProductIdentity): string {
  const name = plainText(product.product);
  return product.ofPlan === 'all' ? asPlanned(name) : name;
}

/**
 * The version of an appliance for who reads it: marked where only the plan says it. `planned` is what the plan says, used where
 * nothing was recorded yet. Undefined where nobody said any.
 */
export function versionText(
  { asPlanned }: Words,
  product: ProductIdentity | undefined,
  planned?: string,
): string | undefined {
  if (product && product.version !== '') {
    const version = plainText(product.version);
    return product.ofPlan === undefined ? version : asPlanned(version);
  }
  return planned === undefined ? undefined : asPlanned(plainText(planned));
}
