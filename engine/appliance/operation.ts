import { z } from 'zod';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { Effect } from '../../shared/run/steps.ts';
import { count, exactPath, shownText } from './output/server-text.ts';

interface OperationInfo {
  readonly id: string;
  /** The effect on each side; `never` where the operation has no business there. */
  readonly on: Readonly<Record<ApplianceSide, Effect | 'never'>>;
  /** What comes of it: one record, a list of records, a text as it is, or nothing that is read. */
  readonly result: 'record' | 'list' | 'text' | 'nothing';
  /** What a record holds: the fields that a profile must, and may, say where to find. */
  readonly record: z.ZodObject<Readonly<Record<string, z.ZodType>>>;
  /** Fields that a profile must say although a record does without, for what stands there is not always understood. */
  readonly required?: readonly string[];
  /** What a command may hold in braces. */
  readonly placeholders: readonly string[];
  /** What may be handed over on standard input, and nowhere else. */
  readonly secret?: 'key';
  /** The output may hold a secret, so that no error and no log quotes it. */
  readonly hasSecretOutput?: true;
}

const reads = { on: { old: 'reads', new: 'reads' }, placeholders: [] } as const;
const item = {
  ...reads,
  result: 'list',
  record: z.object({
    name: shownText.pipe(z.string().min(1)),
    path: exactPath.optional(),
    sizeBytes: count.optional(),
    createdAt: shownText.optional(),
    version: shownText.optional(),
    // A word that nobody has mapped is shown as not known, rather than guessed at.
    state: z.enum(['generating', 'ready', 'failed', 'unknown']).catch('unknown'),
  }),
} as const;
const act = { result: 'nothing', record: z.object({}), placeholders: [] } as const;

/**
 * Everything that a profile can describe, with its inherent effect and what is read of it. The effect is a property of the
 * operation and not of the profile: a profile cannot make an outage look harmless.
 */
export const operationCatalogue = [
  {
    id: 'identify',
    ...reads,
    result: 'record',
    record: z.object({ product: shownText, version: shownText }),
  },
  { id: 'facts', ...reads, result: 'record', record: z.object({}) },
  { id: 'list-backups', ...item },
  { id: 'list-audit-logs', ...item },
  {
    id: 'clients',
    ...reads,
    result: 'list',
    record: z.object({
      name: shownText.pipe(z.string().min(1)),
      os: shownText.optional(),
      agentVersion: shownText.optional(),
      lastSeenAt: shownText.optional(),
    }),
  },
  {
    id: 'client-communication-state',
    ...reads,
    result: 'record',
    record: z.object({ state: z.enum(['on', 'off', 'unknown']).catch('unknown') }),
    required: ['state'],
  },
  {
    id: 'inventory',
    ...reads,
    result: 'record',
    // How many there are of each kind; of which kinds is the product's own affair.
    record: z.object({ restoredFrom: shownText.optional() }).catchall(count),
  },
  {
    id: 'import-state',
    ...reads,
    result: 'record',
    record: z.object({
      // A word that the profile does not map is an error: taken for "none", a running import would be begun again.
      state: z.enum(['none', 'generating', 'queued', 'done', 'failed']),
      backup: shownText.optional(),
      detail: shownText.optional(),
    }),
  },
  { id: 'log-excerpt', ...reads, result: 'text', record: z.object({}), placeholders: ['lines'] },
  { id: 'database-size', ...reads, result: 'record', record: z.object({ sizeBytes: count }) },
  {
    id: 'licence',
    ...reads,
    result: 'record',
    record: z.object({ state: shownText, until: shownText.default('') }),
  },
  {
    id: 'audit-job-state',
    ...reads,
    result: 'record',
    record: z.object({
      isRunning: z.union([
        z.boolean(),
        z.stringbool({ truthy: ['true', 'yes', '1', 'running'], falsy: ['false', 'no', '0', 'idle'] }),
      ]),
    }),
  },
  /** Of what sends the events to a SIEM, in the words of systemd. */
  { id: 'siem-state', ...reads, result: 'record', record: z.object({ state: shownText }) },
  {
    id: 'create-backup',
    on: { old: 'adds-files', new: 'adds-files' },
    result: 'record',
    record: z.object({
      name: shownText.optional(),
      path: exactPath.optional(),
      key: z.string().min(1).optional(),
    }),
    placeholders: ['name'],
    hasSecretOutput: true,
  },
  { id: 'client-communication-off', on: { old: 'outage', new: 'changes-new' }, ...act },
  { id: 'client-communication-on', on: { old: 'outage', new: 'changes-new' }, ...act },
  { id: 'import', on: { old: 'never', new: 'changes-new' }, ...act, placeholders: ['path'], secret: 'key' },
  { id: 'power-off', on: { old: 'outage', new: 'never' }, ...act },
  {
    id: 'change-address',
    on: { old: 'never', new: 'outage' },
    ...act,
    placeholders: ['address', 'sshPort', 'consolePort'],
  },
  /** Over SSH on the machine itself, with a timer that rolls it back: only by `linux`, where plan and profile allow it. */
  { id: 'direct-switch', on: { old: 'never', new: 'outage' }, ...act },
] as const satisfies readonly OperationInfo[];

type Catalogued = (typeof operationCatalogue)[number];
export type OperationId = Catalogued['id'];
type RecordOf<O extends OperationId> = z.output<Extract<Catalogued, { id: O }>['record']>;
/** What an operation gives. */
export type ResultOf<O extends OperationId> = {
  record: RecordOf<O>;
  list: RecordOf<O>[];
  text: string;
  nothing: undefined;
}[Extract<Catalogued, { id: O }>['result']];

export const operationIds = operationCatalogue.map((operation) => operation.id) as [
  OperationId,
  ...OperationId[],
];

/** What the catalogue says of an operation. */
export function operationInfo(id: OperationId): OperationInfo & { readonly id: OperationId } {
  const found = operationCatalogue.find((operation) => operation.id === id);
  if (!found) throw new RangeError(`no operation ${id}`);
  return found;
}

/** What an operation does to the appliance of a side; `never` where it must not be called there at all. */
export function effectOf(id: OperationId, side: ApplianceSide): Effect | 'never' {
  return operationInfo(id).on[side];
}
