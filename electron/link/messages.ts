import { z } from 'zod';
import {
  filePurposes,
  fileRefSchema,
  jobContentsSchema,
  jobIdSchema,
} from '../../shared/contract/contract.ts';

const id = z.number().int().nonnegative();
/** More nobody reads in a dialog. */
export const mostHosts = 20;
/** That of a name in DNS. */
export const maxHostLength = 253;
/** Of what a dialog shows of a job's name. */
export const maxJobName = 120;
const filePath = z.string().min(1).max(4096);

/** What the engine's process says to the main process. */
export const engineMessageSchema = z.discriminatedUnion('type', [
  /** Ask a person for a file; answered by `chosen`. */
  z.strictObject({ type: z.literal('choose-file'), id, purpose: z.enum(filePurposes) }),
  /** Ask a person where to save; answered by `chosen`. */
  z.strictObject({ type: z.literal('choose-target'), id, suggestedName: z.string().max(120) }),
  /** Ask a person whether these machines may be reached; answered by `agreed`. */
  z.strictObject({
    type: z.literal('may-reach'),
    id,
    hosts: z.array(z.string().min(1).max(maxHostLength)).min(1).max(mostHosts),
  }),
  /** Ask a person whether a job may be deleted; answered by `agreed`. */
  z.strictObject({
    type: z.literal('may-delete'),
    id,
    jobId: jobIdSchema,
    name: z.string().max(maxJobName),
    contents: jobContentsSchema.strict(),
  }),
  /** The first job begins to run, or the last one ended. */
  z.strictObject({ type: z.literal('working'), isWorking: z.boolean() }),
  /** The handle of a file that was dropped; without one where it cannot be read. */
  z.strictObject({ type: z.literal('added'), id, file: fileRefSchema.optional() }),
]);
export type EngineMessage = z.infer<typeof engineMessageSchema>;

/** What the main process says to the engine's process. */
export const shellMessageSchema = z.discriminatedUnion('type', [
  /** Serve a page; its port comes along. */
  z.strictObject({ type: z.literal('port') }),
  /** What a person chose; without a path where the dialog was closed. */
  z.strictObject({ type: z.literal('chosen'), id, path: filePath.optional() }),
  /** What a person said to `may-reach` or `may-delete`. */
  z.strictObject({ type: z.literal('agreed'), id, isAgreed: z.boolean() }),
  /** A person dropped this file on the window; answered by `added`. */
  z.strictObject({ type: z.literal('add-file'), id, path: filePath }),
  /** Cancel what runs, wait for its end, and exit. */
  z.strictObject({ type: z.literal('close') }),
]);
export type ShellMessage = z.infer<typeof shellMessageSchema>;
