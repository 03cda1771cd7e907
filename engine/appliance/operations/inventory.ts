import { z } from 'zod';
import type { Appliance } from '../appliance.ts';
import { count, readRecord, shownText } from '../output/read-records.ts';

const schema = z.object({ restoredFrom: shownText.optional() }).catchall(count);

export interface Inventory {
  /** What the appliance holds, by kind, such as `computers`. */
  readonly counts: Readonly<Record<string, number>>;
  /** The backup that it was restored from, where it tells. */
  readonly restoredFrom?: string;
}

/** Counts what the appliance holds: to compare old and new after the restore. */
export async function readInventory(appliance: Appliance, signal: AbortSignal): Promise<Inventory> {
  const { restoredFrom, ...counts } = await readRecord(appliance, 'inventory', schema, signal);
  return { counts, ...(restoredFrom !== undefined && { restoredFrom }) };
}
