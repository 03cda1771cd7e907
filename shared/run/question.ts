import { z } from 'zod';
import { declarationIds } from './declaration.ts';
import { sides } from './error-codes.ts';
import { errorRecordSchema } from './error-record.ts';
import { findingSchema } from './finding.ts';
import { instructionSchema, remoteItemSchema, toldInstructionSchema } from './facts.ts';
import { reasonSchema } from './inspection.ts';
import { stepIds } from './steps.ts';
import { ledgerGates, ledgerRowIds, optionalRowIds } from '../rules/ledger/ledger.ts';

/** Set where the answer before held a password or the key: it was refused, and this is asked again. */
const refused = z.literal('holds-secret').optional();

/** Why a file that was handed over is not taken. */
const fileRefusalSchema = z.discriminatedUnion('kind', [
  /** What was seen in it speaks against it. */
  z.object({ kind: z.literal('judged'), reasons: z.array(reasonSchema) }),
  /** It holds no list of computers. */
  z.object({ kind: z.literal('no-list') }),
  z.object({ kind: z.literal('unreadable'), error: errorRecordSchema }),
]);
export type FileRefusal = z.infer<typeof fileRefusalSchema>;

/**
 * The shapes that an answer has: by its shape alone bridge, journal, terminal and window know how to take one. `new-file`: where
 * to write, or nothing; `file`: one that is there, or an empty text; `keep-or-decline`: together all that were named; `rows`: what is
 * given for each of those that are settled.
 */
export type AnswerShape =
  'yes-no' | 'secret' | 'text' | 'names' | 'file' | 'new-file' | 'declarations' | 'keep-or-decline' | 'rows';

/** A question of this kind: the shape of its answer, and what it asks. */
function questionOf<K extends string, A extends AnswerShape, F extends z.core.$ZodLooseShape>(
  kind: K,
  answer: A,
  asks: F,
) {
  return { answer, asks: z.object({ kind: z.literal(kind), ...asks }) };
}

/**
 * Every question that the engine can ask, with the shape of its answer. The window shows a dialog, the command line a prompt, a
 * test answers by script. Questions hold no secrets, except that `keep-key` and `prove-key` name the step at which the key is shown
 * by `reveal` (never journaled).
 */
export const questions = {
  /** First contact, or a new key type of a known machine. */
  'trust-host-key': questionOf('trust-host-key', 'yes-no', {
    reason: z.enum(['unknown', 'new-type']),
    side: z.enum(sides),
    address: z.string(),
    port: z.number(),
    keyType: z.string(),
    sha256: z.string(),
    /** Set where it is a jump host on the way to the machine of `side`. */
    isJump: z.boolean().optional(),
  }),
  /** The certificate of a web console, where no SSH host key says who the machine is. */
  'trust-certificate': questionOf('trust-certificate', 'yes-no', {
    /**
     * `other`: at the address of a machine that is known by another one, where a new one may have been made. `shared`: the old
     * appliance's, which the restore brought to the new one too.
     */
    reason: z.enum(['unknown', 'other', 'shared']),
    side: z.enum(sides),
    address: z.string(),
    port: z.number(),
    sha256: z.string(),
    subject: z.string(),
    issuer: z.string(),
    validTo: z.string(),
  }),
  /** A password, passphrase or one-time code. `prompt` is the server's own text where `fromServer`. */
  secret: questionOf('secret', 'secret', {
    purpose: z.enum(['password', 'passphrase', 'keyboard-interactive', 'sudo-password', 'api-secret']),
    side: z.enum(sides),
    /** Who asks: `user@address`, or the path of the key file. */
    subject: z.string(),
    prompt: z.string(),
    fromServer: z.boolean(),
    /** Set where a jump host on the way to the machine of `side` asks, not that machine. */
    isJump: z.boolean().optional(),
    echo: z.boolean(),
    /** 1 at the first time, 2 after a rejected answer. */
    attempt: z.number().int(),
  }),
  /** The System Backup Key, typed or pasted. */
  'backup-key': questionOf('backup-key', 'secret', {
    backup: z.string(),
    purpose: z.enum(['capture', 'restore']),
    attempt: z.number().int(),
    /** The key that was given before is not the one of this backup. */
    isAfterRefusal: z.literal(true).optional(),
    /** How the backup is made by hand: the key is asked for while its page still shows it. */
    instruction: instructionSchema.optional(),
  }),
  /** The appliance told the key by itself: show it now, for it is never shown again. */
  'keep-key': questionOf('keep-key', 'yes-no', {
    backup: z.string(),
    /** It was read back wrongly as often as it may be: it is shown again. */
    isAfterMisses: z.literal(true).optional(),
  }),
  /** Proof of custody: the key once more, from where it was saved. */
  'prove-key': questionOf('prove-key', 'secret', { backup: z.string(), attempt: z.number().int() }),
  /** Where to write the emergency kit. */
  'kit-path': questionOf('kit-path', 'new-file', { backup: z.string(), refused }),
  /** Findings that need a named acknowledgement. */
  'accept-findings': questionOf('accept-findings', 'names', {
    step: z.enum(stepIds),
    findings: z.array(findingSchema),
  }),
  /** What only the admin can know: all that is open at this step, in one form. */
  declare: questionOf('declare', 'declarations', {
    ids: z.array(z.enum(declarationIds)).min(1),
    step: z.enum(stepIds),
    refused,
  }),
  /** Which older backups and audit logs to keep. */
  'choose-items': questionOf('choose-items', 'keep-or-decline', { items: z.array(remoteItemSchema) }),
  /** Which of the new files on the old appliance is the backup that was made at its console; empty: none of them. */
  'choose-backup': questionOf('choose-backup', 'text', { items: z.array(remoteItemSchema), refused }),
  /** Which of what not every site has this one has: the rest of the ledger's rows are folded away. */
  'choose-rows': questionOf('choose-rows', 'names', { rows: z.array(z.enum(optionalRowIds)) }),
  /** What was done and tested of the rows that a gate waits for; those that are left out stay open. */
  'settle-rows': questionOf('settle-rows', 'rows', {
    step: z.enum(ledgerGates),
    rows: z.array(z.enum(ledgerRowIds)),
    refused,
  }),
  /** A file that the admin downloaded in the browser. */
  'hand-over-file': questionOf('hand-over-file', 'file', {
    purpose: z.enum(['backup', 'clients-csv']),
    instruction: instructionSchema,
    /** The name of the backup, where the plan names one that is there already. */
    existing: z.string().optional(),
    /** What an earlier list of computers showed: it counts where no later one is handed over. `at`: ISO 8601. */
    earlier: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('listed'), count: z.number(), at: z.string() }),
        z.object({ kind: z.literal('counted'), seen: z.number(), baseline: z.number() }),
        /**
         * Clients move in waves, and the list of `side` is asked for. `there`: as many as had moved at the last look; absent before the
         * first.
         */
        z.object({
          kind: z.literal('moving'),
          side: z.enum(['old', 'new']),
          moving: z.number(),
          there: z.union([z.number(), z.literal('uncompared')]).optional(),
        }),
      ])
      .optional(),
    refused,
    /** Set where the file before was not taken, and another is asked for. */
    refusedFile: z.object({ name: z.string(), why: fileRefusalSchema }).optional(),
  }),
  /** When one computer was last in contact by the admin's clock: its list tells times without a zone. An empty text: not known. */
  'client-time': questionOf('client-time', 'text', {
    /** Absent where the list is of the new appliance. */
    side: z.literal('old').optional(),
    name: z.string(),
    /** As the list has it. */
    lastSeenAt: z.string(),
    attempt: z.number().int(),
    refused,
  }),
  /** A guided operation of which a person's word is taken. */
  'confirm-guided': questionOf('confirm-guided', 'yes-no', {
    operation: z.string(),
    side: z.enum(sides),
    instruction: toldInstructionSchema,
    /** What Handover observes all the same: what follows `once-begun`, or what goes on `meanwhile`. Absent: nothing. */
    watched: z.enum(['once-begun', 'meanwhile']).optional(),
    /** When it was asked for before and not confirmed: somebody may have begun it then. */
    begunAt: z.string().optional(),
  }),
  /** Make a fresh backup, in the place of one that `findings` speak against? */
  'renew-backup': questionOf('renew-backup', 'yes-no', {
    backup: z.string(),
    findings: z.array(findingSchema),
  }),
  /** Go on? */
  'confirm-plan': questionOf('confirm-plan', 'yes-no', { step: z.enum(stepIds) }),
  /** Type the name of the machine that is about to be changed. */
  'type-name': questionOf('type-name', 'text', {
    step: z.enum(stepIds),
    side: z.enum(sides),
    expected: z.string(),
    /** Absent: the step is about to begin. */
    purpose: z.literal('go-back').optional(),
    refused,
    /** The plan is armed for a direct switch. */
    isArmed: z.literal(true).optional(),
    /** The old appliance is isolated, and not switched off. */
    isIsolated: z.literal(true).optional(),
  }),
  /**
   * The profile file that the job's copy was made of has changed. Answer: `boolean`, whether the job takes it from now on in
   * place of its copy.
   */
  'take-changed-profile': questionOf('take-changed-profile', 'yes-no', {
    side: z.enum(['old', 'new']),
    path: z.string(),
    copyPath: z.string(),
  }),
  /** Finalise: some clients are missing or checks are open; finish all the same? */
  'confirm-finalise': questionOf('confirm-finalise', 'yes-no', { open: z.array(z.string()) }),
} as const satisfies Record<string, { readonly answer: AnswerShape; readonly asks: z.ZodObject }>;

export type QuestionKind = keyof typeof questions;
export type Question = { [K in QuestionKind]: z.infer<(typeof questions)[K]['asks']> }[QuestionKind];
export type QuestionOf<K extends QuestionKind> = Extract<Question, { kind: K }>;
/** The shape of the answer to a question. */
export type ShapeOf<K extends QuestionKind> = (typeof questions)[K]['answer'];
/** The questions whose answer has a shape. */
export type KindWith<S extends AnswerShape> = {
  [K in QuestionKind]: ShapeOf<K> extends S ? K : never;
}[QuestionKind];

/** Object.keys forgets what the keys are. */
export const questionKinds = Object.keys(questions) as [QuestionKind, ...QuestionKind[]];
const schemas = questionKinds.map((kind) => questions[kind].asks);
/** Any of them. The union is made of the table, which its type cannot follow. */
export const questionSchema = z.preprocess(
  asAskedNow,
  z.discriminatedUnion('kind', schemas as never),
) as unknown as z.ZodType<Question>;

/** Journals of before 0.3 hold a question for each declaration, with its `id`. */
function asAskedNow(question: unknown): unknown {
  const isOfOne = typeof question === 'object' && question !== null && 'id' in question;
  return isOfOne && !('ids' in question) ? { ...question, ids: [question.id] } : question;
}
