import { z } from 'zod';
import { sides } from './error-codes.ts';
import { errorRecordSchema } from './error-record.ts';
import {
  applianceFactsSchema,
  artifactSchema,
  certificateSchema,
  clientKindSchema,
  handedCaSchema,
  hashTools,
  identitySchema,
  licenceSchema,
  missingKindSchema,
  productIdentitySchema,
  toldInstructionSchema,
} from './facts.ts';
import { findingSchema } from './finding.ts';
import { importSightSchema } from './import/import-sight.ts';
import { importStandings } from './import/import-standing.ts';
import { evidenceSources } from './inspection.ts';
import { loginRights } from './login-rights.ts';
import { proofSchema } from './proof.ts';
import { rulePacks } from '../rules/rule-pack.ts';
import { moveDoubts } from '../rules/clients/moved-clients.ts';
import { waveNames } from '../rules/clients/wave-names.ts';
import { rowEvidenceSchema } from '../rules/ledger/evidence.ts';
import { ledgerRowIds, optionalRowIds } from '../rules/ledger/ledger.ts';
import { declarationIds } from './declaration.ts';
import { questionSchema } from './question.ts';
import { stepEnds, stepIds } from './steps.ts';

const step = z.enum(stepIds);
const applianceSide = z.enum(['old', 'new']);
/** The step is being rolled back, and is told by another title; absent in journals of 0.1. */
const isBack = z.literal(true).optional();

export const runModes = ['run', 'rehearse', 'check', 'revert', 'recheck'] as const;
export type RunMode = (typeof runModes)[number];

export const runOutcomes = [
  'done',
  'rehearsed',
  'checked',
  'reverted',
  'rechecked',
  'failed',
  'blocked',
  'waiting',
  'cancelled',
] as const;
export type RunOutcome = (typeof runOutcomes)[number];

/** How an observation of a step ends. */
export const observationKinds = ['done', 'ready', 'waiting'] as const;
export type ObservationKind = (typeof observationKinds)[number];

/** The shape of an event: its type, and what it tells. */
function eventOf<T extends string, F extends z.core.$ZodLooseShape>(type: T, fields: F) {
  return z.object({ type: z.literal(type), ...fields });
}

const durable = [
  /** A process begins to work on the job, or takes it back: for the first time (`resumed` false) or again. */
  eventOf('run.started', {
    jobId: z.string(),
    planName: z.string(),
    mode: z.enum(runModes),
    resumed: z.boolean(),
    appVersion: z.string(),
    operator: z.string(),
    /** Whose rules hold; absent in journals of before 0.2, where it was always the vendor's. */
    rules: z.enum(rulePacks).optional(),
  }),
  eventOf('run.ended', { outcome: z.enum(runOutcomes), error: errorRecordSchema.optional() }),
  eventOf('step.started', { step, isBack }),
  eventOf('step.observed', {
    step,
    observation: z.enum(observationKinds),
    round: z.enum(['before', 'after']),
  }),
  /**
   * Only the runner says this, and only after an observation said `done`. `ran` false: it was so already. `end` says what
   * stands behind it (`step-end.ts`), of which only `proved` is green; absent in journals of 0.1.
   */
  eventOf('step.done', { step, ran: z.boolean(), durationMs: z.number(), end: z.enum(stepEnds).optional() }),
  /** The admin has to do something by hand; the step goes on when an observation shows that it is done. */
  eventOf('step.waiting', {
    step,
    side: z.enum(sides),
    operation: z.string(),
    instruction: toldInstructionSchema,
    /** When it was said before and not seen to be done: somebody may have begun it then. */
    begunAt: z.string().optional(),
    isBack,
  }),
  /** What is being copied waits, with its connections open, for a person has paused it. */
  eventOf('transfer.paused', { step }),
  eventOf('transfer.continued', { step }),
  eventOf('step.failed', { step, error: errorRecordSchema, isBack }),
  eventOf('step.reverted', { step }),
  /** Replaces all findings of this step. */
  eventOf('findings.replaced', { step, findings: z.array(findingSchema) }),
  eventOf('finding.accepted', { step, name: z.string(), by: z.string() }),
  eventOf('declared', {
    id: z.enum(declarationIds),
    value: z.enum(['yes', 'no', 'unknown']),
    note: z.string(),
    by: z.string(),
  }),
  /** Which of what not every site has this one has. */
  eventOf('ledger.had', { rows: z.array(z.enum(optionalRowIds)), by: z.string() }),
  /** What a person gave for a row of the ledger: it is settled by her word. */
  eventOf('ledger.given', { row: z.enum(ledgerRowIds), evidence: rowEvidenceSchema, by: z.string() }),
  eventOf('proved', { step, proof: proofSchema }),
  /**
   * What a machine is known by, and where it was reached. `shownSha256`: of the certificate by which it was recognised there, where
   * that is not what it was pinned by.
   */
  eventOf('identity.pinned', {
    side: applianceSide,
    identity: identitySchema,
    shownSha256: z.string().optional(),
  }),
  eventOf('certificate.pinned', { side: applianceSide, certificate: certificateSchema }),
  /** What the login lets Handover do, as it was found out; told again where it changes. */
  eventOf('login.examined', { side: applianceSide, rights: z.enum(loginRights) }),
  eventOf('licence.read', { side: applianceSide, licence: licenceSchema }),
  eventOf('product.identified', { side: applianceSide, identity: productIdentitySchema }),
  eventOf('facts.read', { side: applianceSide, facts: applianceFactsSchema }),
  /** The backup on the old appliance that this job moves. `madeByUs` false: it was there before. */
  eventOf('backup.chosen', {
    name: z.string(),
    path: z.string().optional(),
    sizeBytes: z.number(),
    version: z.string().optional(),
    madeByUs: z.boolean(),
    /** When it was made (ISO 8601) and by whose word: at the latest then where that is `file`. */
    madeAt: z.object({ at: z.string(), from: z.enum(evidenceSources) }).optional(),
    /** Where the admin downloaded it to, when only the web interface gives it out. */
    handedOverPath: z.string().optional(),
  }),
  /** This backup is of no use any more (its key is lost, it failed): the next attempt makes another. */
  eventOf('backup.discarded', {
    name: z.string(),
    /** `outdated`: it is good, and a fresh one takes its place. */
    reason: z.enum(['key-lost', 'failed', 'not-a-backup', 'outdated']),
  }),
  /** What the restored appliance holds, counted on the old appliance before and on the new one after the restore. */
  eventOf('inventory.read', { side: applianceSide, counts: z.record(z.string(), z.number()) }),
  /** The key is known; `check` recognises it again and tells nothing about it (see `engine/steps/key-check.ts`). */
  eventOf('key.captured', { check: z.string() }),
  /** What was taken for the key is not: the copy on the laptop or the new appliance does not open with it, or the admin says so. */
  eventOf('key.refused', {
    by: z.enum(['copy', 'appliance', 'admin']),
    /** The emergency kit that was written with it. */
    kitPath: z.string().optional(),
  }),
  eventOf('key.custody-proved', { kitPath: z.string().optional() }),
  eventOf('artifact.recorded', {
    artifact: artifactSchema,
    resumedFromBytes: z.number(),
    durationMs: z.number(),
  }),
  /** A file that is uploaded tonight, as it lies on the laptop. */
  eventOf('package.hashed', {
    name: z.string(),
    sizeBytes: z.number(),
    sha256: z.string(),
    /** The authority that is in it, where it holds one: the old appliance's Client CA Certificate. */
    ca: handedCaSchema.optional(),
  }),
  /** `by`: `plan`; `handover`: this job made it, and its key is lost; or the operator. */
  eventOf('item.declined', { name: z.string(), by: z.string() }),
  /** The backup was handed on to the new appliance during the pull: it lies there whole, under its `.partial` name. */
  eventOf('backup.relayed', {
    path: z.string(),
    sizeBytes: z.number(),
    sha256: z.string(),
    how: z.enum(hashTools),
    modifiedAt: z.string(),
  }),
  /** The verified backup stands on the new appliance under its final name. */
  eventOf('backup.pushed', {
    path: z.string(),
    sizeBytes: z.number(),
    sha256: z.string(),
    durationMs: z.number(),
  }),
  /** Clients before the cut-over; `kinds` in the order of `names`, absent where nobody told any. */
  eventOf('clients.baseline', {
    count: z.number(),
    names: z.array(z.string()),
    kinds: z.array(clientKindSchema).optional(),
    source: z.string(),
    /** Names that stand in the list more than once, at most 200; absent where there are none. */
    duplicates: z.array(z.string()).optional(),
  }),
  /**
   * Clients seen after it. Lists hold names, at most 200; `missingKinds` counts all that are missing. What the new list shows beside
   * that is absent in journals of before 0.3: who is `added`, came with another agent version, or stands there more than once.
   */
  eventOf('clients.seen', {
    seen: z.number(),
    baseline: z.number(),
    missing: z.array(z.string()),
    missingKinds: z.array(missingKindSchema).optional(),
    added: z.object({ count: z.number(), names: z.array(z.string()) }).optional(),
    otherVersion: z
      .object({
        count: z.number(),
        clients: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
      })
      .optional(),
    duplicates: z.array(z.string()).optional(),
  }),
  /**
   * How far the clients have moved in waves, by the lists of both appliances. `moving`: who was to move until now, since `sinceAt`, when
   * the first were told to. `there`: of those, seen by the new appliance since, and later than by the old one; `behind`: the others;
   * `withOld`: of `behind`, seen by the old appliance since. Lists hold names, at most 200.
   */
  eventOf('clients.moved', {
    wave: z.enum(waveNames),
    sinceAt: z.string(),
    moving: z.number(),
    duplicates: z.array(z.string()),
    result: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('compared'),
        there: z.number(),
        behind: z.array(z.string()),
        withOld: z.object({ count: z.number(), names: z.array(z.string()) }),
        /** With the old appliance since, and in no list of before. */
        joined: z.array(z.string()).optional(),
        /** A list told no zone, and a person did. */
        isZoneByWord: z.literal(true).optional(),
      }),
      /** Nobody counts as moved; the new appliance's list alone has so many as seen since. */
      z.object({ kind: z.literal('uncompared'), doubt: z.enum(moveDoubts), seen: z.number() }),
    ]),
  }),
  /** How far the times of an appliance's lists are ahead of UTC, as a person told of one computer. `side` is absent for the new one. */
  eventOf('clients.zone', {
    side: z.literal('old').optional(),
    offsetMinutes: z.number().int(),
    name: z.string(),
    by: z.string(),
  }),
  /** The number of what an administrator did last on the old appliance, before a backup was begun there; 0 where it was nothing. */
  eventOf('admin-actions.noted', { newestId: z.number().int() }),
  /** A certificate that a person accepted for the API alone: who a machine is it does not say. */
  eventOf('api.trusted', { side: applianceSide, sha256: z.string() }),
  /**
   * The service stopped for the clients, and began again: an appliance answers them and lets them in. `outageMs` is absent where
   * nobody saw when that was. `shutsClientsOut`: client communication is about to be switched off on the old appliance, told before,
   * for a connection that breaks takes what came of the command along.
   */
  eventOf('outage.began', {
    shutsClientsOut: z.literal(true).optional(),
    /** When the server was first not seen any more (ISO 8601), where a person had to say that it was gone: earlier than this event. */
    sinceAt: z.string().optional(),
  }),
  eventOf('outage.ended', {
    outageMs: z.number().optional(),
    /** Who serves the clients again; absent in journals of 0.1. */
    servedBy: applianceSide.optional(),
  }),
  /** A command ran on an appliance: shown to the admin, kept for the audit. Placeholders for secrets are never filled in here. */
  eventOf('command.ran', {
    side: applianceSide,
    operation: z.string(),
    command: z.string(),
    exitCode: z.number(),
    durationMs: z.number(),
  }),
  /**
   * What must not be begun twice is sent to an appliance now: from here on it may run, whether or not anybody hears of it.
   * `name`: of the backup, the path of the one that is imported, or the address of the machine that is told to switch off.
   */
  eventOf('operation.begun', {
    side: applianceSide,
    operation: z.enum(['create-backup', 'import', 'power-off']),
    name: z.string(),
  }),
  /** What the new appliance showed while a person imports the backup at its console; told when it changes. `isFirst`: before that begins. */
  eventOf('import.seen', {
    side: applianceSide,
    isFirst: z.literal(true).optional(),
    sight: importSightSchema,
  }),
  eventOf('question.asked', { id: z.string(), question: questionSchema }),
  /** `answer` is a word for the audit, such as `accepted`; never a secret. */
  eventOf('question.answered', { id: z.string(), answer: z.string() }),
  eventOf('connection.lost', { side: applianceSide, address: z.string() }),
  eventOf('connection.restored', { side: applianceSide, address: z.string() }),
  eventOf('report.written', { path: z.string() }),
  eventOf('journal.repaired', { droppedBytes: z.number() }),
] as const;

const transient = [
  /** Bytes moved. At most ten a second for one task; `totalBytes` absent where unknown. */
  eventOf('progress', {
    step,
    task: z.enum(['pull', 'push', 'hash-local', 'hash-old', 'hash-new', 'preserve']),
    name: z.string(),
    doneBytes: z.number(),
    totalBytes: z.number().optional(),
    bytesPerSecond: z.number(),
    remainingMs: z.number().optional(),
    isFinal: z.boolean(),
  }),
  /**
   * A long wait whose length nobody knows: elapsed, the last sign of life, and what is usual. `what`: an id, or the name of a file.
   */
  eventOf('waiting', {
    step,
    what: z.string(),
    elapsedMs: z.number(),
    unchangedMs: z.number(),
    /** Of a file that is being made. */
    sizeBytes: z.number().optional(),
    /** Of an import; `detail`: what the appliance names with it. */
    standing: z.enum(importStandings).optional(),
    detail: z.string().optional(),
    /** Of an import that a person does: what is seen now. */
    sight: importSightSchema.optional(),
    usualMinMs: z.number().optional(),
    usualMaxMs: z.number().optional(),
    /** Until a person is asked again what she did not know. */
    askAgainMs: z.number().optional(),
    isBack,
  }),
  /** The connection is tried again in `remainingMs`. */
  eventOf('countdown', {
    side: applianceSide,
    attempt: z.number().int(),
    attempts: z.number().int(),
    remainingMs: z.number(),
  }),
] as const;

export const durableEventSchema = z.discriminatedUnion('type', durable);
export const eventBodySchema = z.discriminatedUnion('type', [...durable, ...transient]);

/** What happened, without number and time. */
export type EventBody = z.infer<typeof eventBodySchema>;
export type DurableEventBody = z.infer<typeof durableEventSchema>;
export type EventType = EventBody['type'];

/**
 * What happened in a run, with its number and its time (ISO 8601, UTC). Numbers rise by one within a process. The
 * journal keeps the durable ones, so its numbers have gaps; its hash chain shows that nothing durable is missing.
 */
export type RunEvent = EventBody & { readonly seq: number; readonly at: string };

const transientTypes: ReadonlySet<EventType> = new Set(['progress', 'waiting', 'countdown']);

/** Whether an event belongs into the journal. Progress does not: it is only of use while it happens. */
export function isDurable(event: EventBody): event is DurableEventBody {
  return !transientTypes.has(event.type);
}
