import { z } from 'zod';

/** A file by the handle that a dialog of the host gave: a window cannot name a path. */
const fileHandle = z.string().regex(/^[a-z]+-[0-9a-f]{16}$/, 'a handle');

/**
 * What a window answers to each kind of question. Secrets travel as text over the bridge, within one machine, and become a
 * `Secret` on the engine's side before anything else happens with them.
 */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('trust-host-key'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('secret'), value: z.string() }),
  z.strictObject({ kind: z.literal('backup-key'), value: z.string() }),
  z.strictObject({ kind: z.literal('keep-key'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('prove-key'), value: z.string() }),
  /** The handle that `files.saveAs` gave; absent for no kit. */
  z.strictObject({ kind: z.literal('kit-path'), value: fileHandle.optional() }),
  z.strictObject({ kind: z.literal('accept-findings'), value: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal('declare'),
    value: z.strictObject({ value: z.enum(['yes', 'no', 'unknown']), note: z.string() }),
  }),
  z.strictObject({
    kind: z.literal('choose-items'),
    value: z.strictObject({ keep: z.array(z.string()), decline: z.array(z.string()) }),
  }),
  z.strictObject({ kind: z.literal('choose-backup'), value: z.string() }),
  /** The handle of the file; an empty text where there is none to hand over. */
  z.strictObject({ kind: z.literal('hand-over-file'), value: z.union([fileHandle, z.literal('')]) }),
  z.strictObject({ kind: z.literal('confirm-guided'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('confirm-plan'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('type-name'), value: z.string() }),
  z.strictObject({ kind: z.literal('confirm-finalise'), value: z.boolean() }),
]);
export type Answer = z.infer<typeof answerSchema>;
