import { z } from 'zod';
import { evidenceSources } from './inspection.ts';

/** What two backups have to do with each other, by what both tell. */
export const comparisonSchema = z.object({
  /** Whether they are the same bytes; absent where one was not hashed. */
  isSameContent: z.boolean().optional(),
  /** Whether both were made on one server, and the field that says so; `unknown` where they do not tell. */
  source: z.union([
    z.object({ kind: z.enum(['same', 'other']), field: z.string() }),
    z.object({ kind: z.literal('unknown') }),
  ]),
  newer: z.object({
    kind: z.enum(['first', 'second', 'same']),
    firstAt: z.string(),
    firstFrom: z.enum(evidenceSources),
    secondAt: z.string(),
    secondFrom: z.enum(evidenceSources),
  }),
  /** Of the second against the first, by path, size and check sum; absent where one of them shows no entries. */
  entries: z
    .object({
      added: z.array(z.string()),
      removed: z.array(z.string()),
      changed: z.array(z.string()),
      same: z.number(),
      /** Not all entries of one were listed, so that more may differ. */
      isPartial: z.boolean(),
    })
    .optional(),
  /** The second less the first. */
  differenceBytes: z.number(),
});
export type Comparison = z.infer<typeof comparisonSchema>;
