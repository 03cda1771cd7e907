import { z } from 'zod';
import type { Appliance } from '../appliance.ts';
import { count, readRecord } from '../output/read-records.ts';

const schema = z.object({ sizeBytes: count });

/** How large the appliance's database is. */
export async function readDatabaseSize(
  appliance: Appliance,
  signal: AbortSignal,
): Promise<{ sizeBytes: number }> {
  return readRecord(appliance, 'database-size', schema, signal);
}
