import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { Effect } from '../../shared/run/steps.ts';

/** What a result looks like: one record, a list of records, lines of text, or nothing that is read. */
export type ResultShape = 'record' | 'list' | 'lines' | 'nothing';

interface OperationInfo {
  readonly id: string;
  /** The effect on each side; `never` where the operation has no business there. */
  readonly on: Readonly<Record<ApplianceSide, Effect | 'never'>>;
  readonly result: ResultShape;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Any other field is taken too, as a number. */
  readonly isOpen?: true;
  /** What a command may hold in braces. */
  readonly placeholders: readonly string[];
  /** What may be handed over on standard input, and nowhere else. */
  readonly secret?: 'key';
  /** The output may hold a secret, so that no error and no log quotes it. */
  readonly hasSecretOutput?: true;
}

const reads = { old: 'reads', new: 'reads' } as const;
const item = {
  result: 'list',
  required: ['name'],
  optional: ['path', 'sizeBytes', 'createdAt', 'version', 'state'],
  placeholders: [],
} as const;
const act = { result: 'nothing', required: [], optional: ['accepted', 'state'], placeholders: [] } as const;

/**
 * Everything that a profile can describe, with its inherent effect. The effect is a property of the operation and not
 * of the profile: a profile cannot make an outage look harmless.
 */
export const operationCatalogue = [
  {
    id: 'identify',
    on: reads,
    result: 'record',
    required: ['product', 'version'],
    optional: [],
    placeholders: [],
  },
  { id: 'facts', on: reads, result: 'record', required: [], optional: [], placeholders: [] },
  { id: 'list-backups', on: reads, ...item },
  { id: 'list-audit-logs', on: reads, ...item },
  {
    id: 'clients',
    on: reads,
    result: 'list',
    required: ['name'],
    optional: ['os', 'agentVersion', 'lastSeenAt'],
    placeholders: [],
  },
  {
    id: 'client-communication-state',
    on: reads,
    result: 'record',
    required: ['state'],
    optional: [],
    placeholders: [],
  },
  {
    id: 'inventory',
    on: reads,
    result: 'record',
    required: [],
    optional: ['restoredFrom'],
    isOpen: true,
    placeholders: [],
  },
  {
    id: 'import-state',
    on: reads,
    result: 'record',
    required: ['state'],
    optional: ['backup', 'detail'],
    placeholders: [],
  },
  { id: 'log-excerpt', on: reads, result: 'lines', required: [], optional: [], placeholders: ['lines'] },
  {
    id: 'database-size',
    on: reads,
    result: 'record',
    required: ['sizeBytes'],
    optional: [],
    placeholders: [],
  },
  { id: 'licence', on: reads, result: 'record', required: ['state'], optional: ['until'], placeholders: [] },
  {
    id: 'audit-job-state',
    on: reads,
    result: 'record',
    required: ['isRunning'],
    optional: [],
    placeholders: [],
  },
  {
    id: 'create-backup',
    on: { old: 'adds-files', new: 'adds-files' },
    result: 'record',
    required: [],
    optional: ['name', 'path', 'key'],
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
  /** Over SSH on the machine itself, with a timer that takes it back: only by `linux`, where plan and profile allow it. */
  { id: 'direct-switch', on: { old: 'never', new: 'outage' }, ...act },
] as const satisfies readonly OperationInfo[];

export type OperationId = (typeof operationCatalogue)[number]['id'];
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
