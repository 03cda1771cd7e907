import { z } from 'zod';

/** What the web console of the new appliance showed. `whose`: the certificate, by the two that were pinned before. */
const consoleLookSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answers'),
    /** HTTP status of the start page; absent where it speaks TLS and no HTTP. */
    status: z.number().int().optional(),
    title: z.string().optional(),
    whose: z.enum(['new', 'old', 'other']),
  }),
  /** The machine is there, and nothing listens. */
  z.object({ kind: z.literal('refused') }),
  /** No answer, or no way to it: that says nothing of the machine. */
  z.object({ kind: z.literal('silent') }),
]);
export type ConsoleLook = z.infer<typeof consoleLookSchema>;

/** One look at the new appliance while a person imports a backup at its console. What could not be read is absent. */
export const importSightSchema = z.object({
  console: consoleLookSchema,
  /** `since`: when systemd last saw it become active, in its own unit; only whether it changes counts. */
  services: z.array(z.object({ name: z.string(), isActive: z.boolean(), since: z.string() })).optional(),
  load: z.number().optional(),
  freeBytes: z.number().optional(),
  databaseBytes: z.number().optional(),
  /** The last lines of the log, the name of its file first. */
  log: z.array(z.string()).optional(),
});
export type ImportSight = z.infer<typeof importSightSchema>;
