import type { OptionalRowId } from './ledger.ts';

/** Whether the site has it, or has not said that it does not. */
export function isHad(
  { ledger: { had } }: { readonly ledger: { readonly had?: readonly OptionalRowId[] } },
  id: OptionalRowId,
): boolean {
  return had?.includes(id) ?? true;
}
