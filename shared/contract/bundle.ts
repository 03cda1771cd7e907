import { z } from 'zod';
import { errorRecordSchema } from '../run/error-record.ts';
import { bundleMasks, bundleParts } from './bundle-parts.ts';

export const bundleChoiceSchema = z.strictObject({
  parts: z.array(z.enum(bundleParts)),
  masks: z.array(z.enum(bundleMasks)),
});
export type BundleChoice = z.infer<typeof bundleChoiceSchema>;

/** What the vendor's Support asks for first. Absent: not known. */
export const supportFactsSchema = z.object({
  jobId: z.string(),
  oldVersion: z.string().optional(),
  newVersion: z.string().optional(),
  backupSizeBytes: z.number().optional(),
  endpoints: z.number().optional(),
  step: z.string().optional(),
  error: errorRecordSchema.optional(),
});
export type SupportFacts = z.infer<typeof supportFactsSchema>;

/** What is in a bundle, to be read before it is sent. */
export const bundlePreviewSchema = z.object({
  files: z.array(z.object({ name: z.string(), sizeBytes: z.number() })),
  /** How many different ones of each kind were replaced. */
  masked: z.partialRecord(z.enum(bundleMasks), z.number()),
  support: supportFactsSchema,
});
export type BundlePreview = z.infer<typeof bundlePreviewSchema>;
