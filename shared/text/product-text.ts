import type { ProductIdentity, ProductTrace } from '../run/facts.ts';
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

/** What was seen beside a version that somebody read, each with what it proves. */
export function traceTexts(
  { productTraces }: Pick<Words, 'productTraces'>,
  traces: readonly ProductTrace[] = [],
): string[] {
  return traces.map((trace) => {
    switch (trace.kind) {
      case 'console-title':
        return productTraces['console-title'](plainText(trace.title));
      case 'folder':
        return productTraces.folder(plainText(trace.path));
      case 'package':
        return productTraces.package(`${plainText(trace.name)} ${plainText(trace.version)}`);
      default:
        return trace satisfies never;
    }
  });
}
