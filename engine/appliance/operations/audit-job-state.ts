import { z } from 'zod';
import type { Appliance } from '../appliance.ts';
import { readRecord } from '../output/read-records.ts';

const schema = z.object({
  isRunning: z.union([
    z.boolean(),
    z.stringbool({ truthy: ['true', 'yes', '1', 'running'], falsy: ['false', 'no', '0', 'idle'] }),
  ]),
});

/** Whether an Audit Log Backup is being made: a System Backup should wait for it. */
export async function readAuditJobState(
  appliance: Appliance,
  signal: AbortSignal,
): Promise<{ isRunning: boolean }> {
  return readRecord(appliance, 'audit-job-state', schema, signal);
}
