import { z } from 'zod';

/** What a person types or picks; more is no answer of a person, and would fill the journal. */
const text = z.string().max(20_000);
const names = z.array(z.string().max(1_000)).max(10_000);
/** As long as a private key with its many lines. */
const secretText = z.string().max(64_000);

/** A file by the handle that a dialog of the host gave: a window cannot name a path. */
const fileHandle = z.string().regex(/^[a-z]+-[0-9a-f]{16}$/, 'a handle');

/**
 * What a window answers to each kind of question. Secrets travel as text over the bridge, within one machine, and become a
 * `Secret` on the engine's side before anything else happens with them.
 */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('trust-host-key'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('secret'), value: secretText }),
  z.strictObject({ kind: z.literal('backup-key'), value: secretText }),
  z.strictObject({ kind: z.literal('keep-key'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('prove-key'), value: secretText }),
  /** The handle that `files.saveAs` gave; absent for no kit. */
  z.strictObject({ kind: z.literal('kit-path'), value: fileHandle.optional() }),
  z.strictObject({ kind: z.literal('accept-findings'), value: names }),
  z.strictObject({
    kind: z.literal('declare'),
    value: z.strictObject({ value: z.enum(['yes', 'no', 'unknown']), note: text }),
  }),
  z.strictObject({
    kind: z.literal('choose-items'),
    value: z.strictObject({ keep: names, decline: names }),
  }),
  z.strictObject({ kind: z.literal('choose-backup'), value: text }),
  /** The handle of the file; an empty text where there is none to hand over. */
  z.strictObject({ kind: z.literal('hand-over-file'), value: z.union([fileHandle, z.literal('')]) }),
  z.strictObject({ kind: z.literal('confirm-guided'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('confirm-plan'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('type-name'), value: text }),
  z.strictObject({ kind: z.literal('take-changed-profile'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('confirm-finalise'), value: z.boolean() }),
]);
export type Answer = z.infer<typeof answerSchema>;
