import { eventIterator, oc, type ContractRouterClient } from '@orpc/contract';
import { z } from 'zod';
import { errorRecordSchema } from '../run/error-record.ts';
import { eventBodySchema, runModes } from '../run/event.ts';
import { applianceFactsSchema, identitySchema, productIdentitySchema } from '../run/facts.ts';
import { comparisonSchema } from '../run/comparison.ts';
import { inspectionSchema } from '../run/inspection.ts';
import { proofSchema } from '../run/proof.ts';
import { questionSchema } from '../run/question.ts';
import type { RunState } from '../run/run-state.ts';
import { answerSchema, settledRowsSchema } from './answers.ts';
import { bundleChoiceSchema, bundlePreviewSchema } from './bundle.ts';
import { planSchema, type Plan } from './plan.ts';
import { windowApplianceSchema, windowPlanSchema } from './window-plan.ts';

/** The id of a job: the name of its folder, and never a path. */
export const jobIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/, 'a job id');
/** A handle of the engine: what it stands for never leaves the engine. */
const handle = z.string().regex(/^[a-z]+-[0-9a-f]{16}$/, 'a handle');

/** A key that is tried on a file: a line, or a private key of many lines. */
const keyText = z.string().min(1).max(64_000);

const job = z.strictObject({ jobId: jobIdSchema });
const nothing = z.strictObject({});

/** A numbered event, as a window gets it. */
export const runEventSchema = eventBodySchema.and(z.object({ seq: z.number().int(), at: z.string() }));

/** The state is data that only the engine makes; a window takes it as it is. */
const runState = z.custom<RunState>((value) => typeof value === 'object' && value !== null);
const plan = z.custom<Plan>((value) => planSchema.safeParse(value).success);

export const jobListEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('job'),
    jobId: jobIdSchema,
    name: z.string(),
    state: runState,
    heldBy: z.string().optional(),
    isDemo: z.boolean().optional(),
    /** A demo whose appliances are gone: it can only be looked at. */
    isOver: z.boolean().optional(),
    /** A person put it aside. */
    isArchived: z.boolean().optional(),
  }),
  /** A folder that is broken or foreign. */
  z.object({ kind: z.literal('broken'), folder: z.string(), error: errorRecordSchema }),
]);
export type JobListEntry = z.infer<typeof jobListEntrySchema>;

const count = z.number().int().min(0);

/** What goes with a job that is deleted, counted. */
export const jobContentsSchema = z.object({
  files: count,
  sizeBytes: count,
  /** Copies of backups. Of one that the appliances have lost since, this may be the last. */
  backups: count,
  /** Emergency kits that lie in the job's folder; those elsewhere stay. */
  kits: count,
});
export type JobContents = z.infer<typeof jobContentsSchema>;

/** A file that a dialog of the host gave, or that was dropped on the window. The window knows its name, never its path. */
export const fileRefSchema = z.object({ fileId: handle, name: z.string(), sizeBytes: z.number().optional() });
export type FileRef = z.infer<typeof fileRefSchema>;

/** What a file is asked for: decides the words and the filter of the dialog. */
export const filePurposes = [
  'backup',
  'clients-csv',
  'evidence',
  'package',
  'plan',
  'key-file',
  'key-text',
] as const;
export type FilePurpose = (typeof filePurposes)[number];

/** A folder of this computer that the host offers to save into. */
export const placeSchema = z.object({
  placeId: handle,
  label: z.string(),
  hint: z.enum(['synced', 'temporary', 'fat32', 'shared']).optional(),
});
export type Place = z.infer<typeof placeSchema>;

export const appInfoSchema = z.object({
  version: z.string(),
  /** Which host serves this window; `browser` has no dialogs of its own: see `files.places`. */
  host: z.enum(['electron', 'browser']),
  operator: z.string(),
  /** Where jobs are kept, to be shown. */
  home: z.string(),
  canDemo: z.boolean(),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

/** What a connection test tells, in order; `ended` is the last. */
export const connectionTestEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('log'), text: z.string() }),
  z.object({ type: z.literal('question'), id: z.string(), question: questionSchema }),
  z.object({
    type: z.literal('ended'),
    result: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('connected'),
        identity: identitySchema,
        /** The title of the profile by which it was looked at. */
        profile: z.string(),
        facts: applianceFactsSchema.optional(),
        product: productIdentitySchema.optional(),
        console: z.object({ port: z.number().int(), title: z.string().optional() }).optional(),
      }),
      z.object({ kind: z.literal('failed'), error: errorRecordSchema }),
    ]),
  }),
]);
export type ConnectionTestEvent = z.infer<typeof connectionTestEventSchema>;

/** Every call may be refused with a coded error: the window shows its four answers as it does for one of a run. */
const call = oc.errors({ REFUSED: { data: errorRecordSchema } });

/**
 * The only list of what a window may ask of the engine: zod in, zod out. There is no call that names a command or a path: files
 * and places are handles that a dialog of the host gave. A host that a window names is reached where its person agreed. Streams are views: a job goes on
 * without readers, and a reader that comes back asks for the events after the last it knows.
 */
export const contract = {
  app: { info: call.input(nothing).output(appInfoSchema) },
  jobs: {
    /** All jobs on this machine, newest first. */
    list: call.input(nothing).output(z.array(jobListEntrySchema)),
    /** Makes a job by a plan; nothing is connected yet. */
    create: call.input(z.strictObject({ plan: windowPlanSchema })).output(job),
    /** Makes a job by a plan file that a dialog gave. */
    import: call.input(z.strictObject({ fileId: handle })).output(job),
    plan: call.input(job).output(z.object({ plan, yaml: z.string(), isDemo: z.boolean() })),
    /** Puts a job aside, or takes it back. Refused while somebody works on it or its outage is open. */
    archive: call.input(job.extend({ isArchived: z.boolean() })).output(nothing),
    /** What `delete` would take along. */
    contents: call.input(job).output(jobContentsSchema),
    /**
     * Deletes a job with its files, after the host asked its person, where it has a dialog that the page cannot press:
     * `isDeleted` is what the person said. Refused as `archive` is.
     */
    delete: call.input(job).output(z.object({ isDeleted: z.boolean() })),
    /**
     * The state now: replayed from the journal where the job does not run here. `held`: another program works on
     * it, so that it can only be looked at.
     */
    snapshot: call.input(job).output(z.object({ state: runState, held: errorRecordSchema.optional() })),
    /**
     * Takes the job for this window: only its holder may change it, every other window is read-only. Given up when the
     * window's connection ends. `takeOver` takes it from a window that is still there.
     */
    claim: call
      .input(job.extend({ windowId: z.string().min(8).max(80), takeOver: z.boolean().optional() }))
      .output(z.object({ isMine: z.boolean() })),
    /** Starts or resumes a job. One run of a job at a time: a second call is refused with `local.job-locked`. */
    start: call
      .input(job.extend({ mode: z.enum(runModes), accept: z.array(z.string()).optional() }))
      .output(nothing),
    /** Events after `afterSeq`: those that were, then those that come, until the run ends or the reader leaves. */
    watch: call
      .input(job.extend({ afterSeq: z.number().int().min(0) }))
      .output(eventIterator(runEventSchema)),
    /** Answers the open question with this id; an answer of another kind, or to a question that is not open, is refused. */
    answer: call.input(job.extend({ questionId: z.string(), answer: answerSchema })).output(nothing),
    /** Pauses what is being copied, with its connections open, until `goOn`; both may be called twice. */
    pause: call.input(job).output(nothing),
    goOn: call.input(job).output(nothing),
    /** Asks the run to end cleanly; may be called twice. */
    cancel: call.input(job).output(nothing),
    /** The key to show with an open `keep-key` or `prove-key` question; it is in no event. */
    revealKey: call.input(job.extend({ questionId: z.string() })).output(z.object({ key: z.string() })),
    /** Takes what `handover probe` printed on a machine of a client's network into the record, whether the job runs or not. */
    addEvidence: call
      .input(job.extend({ text: z.string().min(1).max(20_000) }))
      .output(z.object({ proof: proofSchema })),
    /** Takes a person's word for rows of the ledger into the record of a job that no run works on, mostly one that is finalised. */
    settle: call.input(job.extend({ rows: settledRowsSchema })).output(nothing),
    report: call
      .input(job.extend({ format: z.enum(['html', 'md', 'json']) }))
      .output(z.object({ text: z.string() })),
    /** A support bundle of what was chosen, to be looked through and then saved; `archive`: a `.tar.gz` in base64. */
    bundle: call
      .input(job.extend(bundleChoiceSchema.shape))
      .output(bundlePreviewSchema.extend({ archive: z.string() })),
    /**
     * What a person would do at the open question of a demo job: shown as a hint, never used by itself. `file`: one that the demo
     * downloaded; `isDone`: the demo has done what the card asks for.
     */
    hint: call.input(job.extend({ questionId: z.string() })).output(
      z.object({
        text: z.string().optional(),
        file: fileRefSchema.optional(),
        isDone: z.boolean().optional(),
      }),
    ),
  },
  trust: {
    /**
     * Replaces the remembered host key of a machine after the run of this job was stopped by `trust.host-key-changed` with
     * just this new key. `typed` is the machine's address, typed by a person.
     */
    replace: call.input(job.extend({ sha256: z.string(), typed: z.string() })).output(nothing),
  },
  hosts: {
    /** `Host` names of `~/.ssh/config`. */
    saved: call.input(nothing).output(z.array(z.string())),
    /** Private keys in `~/.ssh`, by name. */
    keys: call.input(nothing).output(z.array(fileRefSchema)),
  },
  connectionTests: {
    /** Connects to one machine and looks at it, read-only; ends by itself. */
    start: call
      .input(z.strictObject({ appliance: windowApplianceSchema, side: z.enum(['old', 'new']) }))
      .output(z.object({ testId: handle })),
    watch: call.input(z.strictObject({ testId: handle })).output(eventIterator(connectionTestEventSchema)),
    answer: call
      .input(z.strictObject({ testId: handle, questionId: z.string(), answer: answerSchema }))
      .output(nothing),
    cancel: call.input(z.strictObject({ testId: handle })).output(nothing),
  },
  files: {
    /** Opens the host's dialog; undefined where the person closed it. Refused where the host has none. */
    choose: call
      .input(z.strictObject({ purpose: z.enum(filePurposes) }))
      .output(z.object({ file: fileRefSchema.optional() })),
    /** Folders that a file may be saved into, where the host has no dialog of its own. */
    places: call.input(nothing).output(z.array(placeSchema)),
    /** Where to save: by the host's dialog, or by a place and a plain file name. Nothing is written yet. */
    saveAs: call
      .input(
        z.strictObject({
          suggestedName: z.string().max(120),
          placeId: handle.optional(),
          name: z.string().max(120).optional(),
        }),
      )
      .output(z.object({ file: fileRefSchema.optional() })),
    /**
     * Looks into a file. A key is tried on it and kept nowhere. Of many entries the first are listed. A huge file of holes is read
     * at its ends, and whole where `readAll` says so.
     */
    inspect: call
      .input(
        z.strictObject({
          fileId: handle,
          targetVersion: z.string().max(40).optional(),
          madeOn: z.string().max(40).optional(),
          key: keyText.optional(),
          readAll: z.boolean().optional(),
        }),
      )
      .output(inspectionSchema),
    /** Compares two files: their servers, dates and entries. */
    compare: call
      .input(z.strictObject({ first: handle, second: handle, key: keyText.optional() }))
      .output(comparisonSchema),
  },
  demo: {
    /** Starts two demo appliances in this program and makes a job between them; `isGuided`: one that leads by cards. */
    start: call.input(z.strictObject({ isGuided: z.boolean().optional() })).output(job),
  },
};

/** The client end of the contract, as a window uses it. */
export type BridgeClient = ContractRouterClient<typeof contract>;
