import { z } from 'zod';
import { sides, type ErrorCode } from './error-codes.ts';
import { paramSchema } from './sighting.ts';

/** An error as it travels in events, over the bridge and into the journal: data, no words and no secrets. */
export const errorRecordSchema = z.object({
  code: z.string() as unknown as z.ZodType<ErrorCode>,
  params: z.record(z.string(), paramSchema),
  side: z.enum(sides).optional(),
});
export type ErrorRecord = z.infer<typeof errorRecordSchema>;
