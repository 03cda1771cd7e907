import { z } from 'zod';
import { errorRecordSchema } from '../run/error-codes.ts';
import { eventBodySchema, runModes } from '../run/event.ts';
import { inspectionSchema } from '../run/inspection.ts';
import type { RunState } from '../run/run-state.ts';
import { answerSchema } from './answers.ts';
import { planSchema } from './plan.ts';

/** The id of a job: the name of its folder, and never a path. */
export const jobIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/, 'a job id');

const job = z.strictObject({ jobId: jobIdSchema });
const nothing = z.strictObject({});

/** A numbered event, as a window gets it. */
export const runEventSchema = eventBodySchema.and(z.object({ seq: z.number().int(), at: z.string() }));

/** The state is data that only the engine makes; a window takes it as it is. */
const runState = z.custom<RunState>((value) => typeof value === 'object' && value !== null);

export const jobListEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('job'),
    jobId: jobIdSchema,
    name: z.string(),
    state: runState,
    heldBy: z.string().optional(),
  }),
  /** A folder that is broken or foreign. */
  z.object({ kind: z.literal('broken'), folder: z.string(), error: errorRecordSchema }),
]);
export type JobListEntry = z.infer<typeof jobListEntrySchema>;

/**
 * The only list of what a window may ask of the engine: zod in, zod out. There is no call that names a command, a host
 * outside a job, or a path that no dialog gave. A call with `event` gives a stream instead of one answer: numbered events
 * after `afterSeq`, until the reader leaves. A stream is a view: the job goes on without readers.
 */
export const calls = {
  /** All jobs on this machine, newest first. */
  'jobs.list': { input: nothing, output: z.array(jobListEntrySchema) },
  /** Makes a job by a plan; nothing is connected yet. */
  'jobs.create': { input: z.strictObject({ plan: planSchema }), output: job },
  'jobs.plan': { input: job, output: planSchema },
  /** The state now: replayed from the journal where the job does not run here. */
  'jobs.snapshot': { input: job, output: runState },
  /** Starts or resumes a job. One run of a job at a time: a second call is refused with `local.job-locked`. */
  'jobs.start': {
    input: job.extend({ mode: z.enum(runModes), accept: z.array(z.string()).optional() }),
    output: nothing,
  },
  'jobs.watch': { input: job.extend({ afterSeq: z.number().int().min(0) }), event: runEventSchema },
  /** Answers the open question with this id; an answer of another kind, or to a question that is not open, is refused. */
  'jobs.answer': { input: job.extend({ questionId: z.string(), answer: answerSchema }), output: nothing },
  /** Asks the run to end cleanly; may be called twice. */
  'jobs.cancel': { input: job, output: nothing },
  /** The key to show with an open `keep-key` question; it is in no event. */
  'jobs.reveal-key': { input: job.extend({ questionId: z.string() }), output: z.object({ key: z.string() }) },
  'jobs.report': {
    input: job.extend({ format: z.enum(['html', 'md', 'json']) }),
    output: z.object({ text: z.string() }),
  },
  /** Looks into a file that a dialog gave. */
  'files.inspect': {
    input: z.strictObject({ path: z.string(), targetVersion: z.string().optional() }),
    output: inspectionSchema,
  },
} as const;

export type CallName = keyof typeof calls;
/** What a call takes, after parsing. */
export type CallInput<C extends CallName> = z.output<(typeof calls)[C]['input']>;
/** What a call gives; for a stream one of its events. */
export type CallOutput<C extends CallName> = (typeof calls)[C] extends { output: infer O extends z.ZodType }
  ? z.output<O>
  : (typeof calls)[C] extends { event: infer E extends z.ZodType }
    ? z.output<E>
    : never;
