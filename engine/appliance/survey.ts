import type { ErrorRecord } from '../../shared/run/error-record.ts';
import type { ProductTrace } from '../../shared/run/facts.ts';
import { isAbort, isMigrationError } from '../errors.ts';
import type { Appliance } from './appliance.ts';
import { isThere } from './sudo.ts';
import { effectOf, operationIds, type OperationId } from './operation.ts';
import { readClientCommunication } from './operations/client-communication.ts';
import { listClients } from './operations/clients.ts';
import { readFacts } from './operations/facts.ts';
import { identify, readTraces } from './operations/identify.ts';
import { readInventory } from './operations/inventory.ts';
import { listAuditLogs, listBackups } from './operations/list-backups.ts';
import { readLogExcerpt } from './operations/log-excerpt.ts';

/** What became of one operation. */
export type SurveyResult =
  /** It was run and answered. */
  | { readonly kind: 'works'; readonly seen: string }
  /** It would change the appliance and was not run; its program is there. */
  | { readonly kind: 'not-tried'; readonly reason: string }
  /** `traces`: what is seen beside a version that a person reads. */
  | { readonly kind: 'guided'; readonly title: string; readonly traces?: readonly ProductTrace[] }
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** `error` where it was tried: its words stand in `shared/text`. */
  | { readonly kind: 'failed'; readonly reason: string; readonly error?: ErrorRecord };

export interface SurveyEntry {
  readonly operation: OperationId;
  readonly result: SurveyResult;
}

/**
 * Tries every operation that only reads, and says of each other one how it would be done. Changes nothing: it works on a
 * view that may only read. Throws `reach.*` and the signal's reason; everything else is a result.
 */
export async function surveyAppliance(appliance: Appliance, signal: AbortSignal): Promise<SurveyEntry[]> {
  const reader = appliance.withEffect('reads');
  const entries: SurveyEntry[] = [];
  for (const operation of operationIds) {
    entries.push({ operation, result: await surveyOne(reader, operation, signal) });
  }
  return entries;
}

async function surveyOne(
  appliance: Appliance,
  operation: OperationId,
  signal: AbortSignal,
): Promise<SurveyResult> {
  const how = appliance.how(operation);
  if (how.mode === 'guided') {
    const traces = operation === 'identify' ? await readTraces(appliance, signal) : [];
    return { kind: 'guided', title: how.instruction.title, ...(traces.length > 0 && { traces }) };
  }
  if (how.mode === 'unavailable') return { kind: 'unavailable', reason: how.reason };
  try {
    return await tryOut(appliance, operation, signal);
  } catch (error) {
    if (isAbort(error) || !isMigrationError(error) || error.isUnreachable || error.code === 'bug')
      throw error;
    return { kind: 'failed', reason: error.code, error: error.toRecord() };
  }
}

async function tryOut(
  appliance: Appliance,
  operation: OperationId,
  signal: AbortSignal,
): Promise<SurveyResult> {
  if (effectOf(operation, appliance.side) !== 'reads') return findProgram(appliance, operation, signal);
  const look = looks[operation];
  return look
    ? { kind: 'works', seen: await look(appliance, signal) }
    : { kind: 'unavailable', reason: 'no look' };
}

type Look = (appliance: Appliance, signal: AbortSignal) => Promise<string>;

const looks: Partial<Record<OperationId, Look>> = {
  identify: async (appliance, signal) => {
    const { product, version, isExpected } = await identify(appliance, signal);
    return `${product} ${version}${isExpected ? '' : ' (not the product of this profile)'}`;
  },
  facts: async (appliance, signal) => {
    const { os, hostName, unread } = await readFacts(appliance, signal);
    const missing = unread.map(({ fact }) => fact).join(', ');
    return `${hostName ?? 'unnamed'}, ${os ?? 'unknown system'}${missing === '' ? '' : `; not read: ${missing}`}`;
  },
  'list-backups': async (appliance, signal) =>
    counted((await listBackups(appliance, signal)).length, 'backup'),
  'list-audit-logs': async (appliance, signal) =>
    counted((await listAuditLogs(appliance, signal)).length, 'audit log'),
  clients: async (appliance, signal) => counted((await listClients(appliance, signal)).length, 'client'),
  'client-communication-state': readClientCommunication,
  inventory: async (appliance, signal) => {
    const { counts } = await readInventory(appliance, signal);
    return Object.entries(counts)
      .map(([kind, number]) => `${kind} ${number}`)
      .join(', ');
  },
  'import-state': async (appliance, signal) => (await appliance.run('import-state', {}, signal)).state,
  'log-excerpt': async (appliance, signal) =>
    counted((await readLogExcerpt(appliance, { lines: 5 }, signal)).length, 'line'),
  'database-size': async (appliance, signal) =>
    `${(await appliance.run('database-size', {}, signal)).sizeBytes} bytes`,
  licence: async (appliance, signal) => (await appliance.run('licence', {}, signal)).state,
  'siem-state': async (appliance, signal) => (await appliance.run('siem-state', {}, signal)).state,
  'audit-job-state': async (appliance, signal) =>
    (await appliance.run('audit-job-state', {}, signal)).isRunning ? 'running' : 'not running',
};

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Whether the program of a changing operation is there, without running it. */
async function findProgram(
  appliance: Appliance,
  operation: OperationId,
  signal: AbortSignal,
): Promise<SurveyResult> {
  const entry = appliance.profile.operations[operation];
  const program = entry?.how === 'automated' ? entry.command[0] : entry?.how === 'linux' ? 'sh' : undefined;
  if (program === undefined) return { kind: 'unavailable', reason: 'it is not done by a command' };
  const command = { signal, timeoutMs: 15_000, name: 'find-program', effect: 'reads' } as const;
  const { exitCode } = await appliance.host.run(isThere([program]), command);
  return exitCode === 0
    ? { kind: 'not-tried', reason: `it changes the appliance; ${program} is there` }
    : { kind: 'failed', reason: `${program} is not there, or not for this login` };
}
