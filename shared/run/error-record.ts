import { z } from 'zod';
import { sides, type ErrorCode } from './error-codes.ts';

/** An error as it travels in events, over the bridge and into the journal: data, no words and no secrets. */
export const errorRecordSchema = z.object({
  code: z.string() as unknown as z.ZodType<ErrorCode>,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  side: z.enum(sides).optional(),
});
export type ErrorRecord = z.infer<typeof errorRecordSchema>;
