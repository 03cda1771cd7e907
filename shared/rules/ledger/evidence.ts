import { z } from 'zod';

/** What a person gave for a row: her word alone, what she read there, or a file by its hash. */
export const rowEvidenceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('word') }),
  z.object({ kind: z.literal('value'), value: z.string() }),
  z.object({
    kind: z.literal('file'),
    name: z.string(),
    sizeBytes: z.number(),
    sha256: z.string(),
    /** What she read there, besides; may be empty. */
    value: z.string(),
  }),
]);
export type RowEvidence = z.infer<typeof rowEvidenceSchema>;
