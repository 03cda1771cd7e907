import type { Appliance } from '../appliance.ts';

export interface Inventory {
  /** What the appliance holds, by kind, such as `computers`. */
  readonly counts: Readonly<Record<string, number>>;
  /** The backup that it was restored from, where it tells. */
  readonly restoredFrom?: string;
}

/** Counts what the appliance holds: to compare old and new after the restore. */
export async function readInventory(appliance: Appliance, signal: AbortSignal): Promise<Inventory> {
  const { restoredFrom, ...counts } = await appliance.run('inventory', {}, signal);
  return { counts, ...(restoredFrom !== undefined && { restoredFrom }) };
}
