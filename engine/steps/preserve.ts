import path from 'node:path';
import type { RemoteItem } from '../../shared/run/facts.ts';
import { proof, type ProofStatus } from '../../shared/run/proof.ts';
import type { Appliance } from '../appliance/appliance.ts';
import { listAuditLogs, listBackups } from '../appliance/operations/list-backups.ts';
import { MigrationError } from '../errors.ts';
import { pollProgress, type Progress } from '../poll-until.ts';
import { pullFile } from '../transfer/pull-file.ts';
import { isIntact, recordArtifact } from '../job/artifacts.ts';
import { guideOperation } from '../run/guide-operation.ts';
import { localNameFor } from '../job/local-name.ts';
import { isOwnBackup } from '../job/own-backups.ts';
import { prove } from '../run/prove.ts';
import type { ActStep, StepContext } from '../run/step.ts';
import { transferHooks } from './transfer-hooks.ts';

const pollMs = 1_000;
const listings = [
  ['list-backups', listBackups, 'preserve.backups-listed'],
  ['list-audit-logs', listAuditLogs, 'preserve.audit-logs-listed'],
] as const;

/**
 * Older System Backups and Audit Log Backups do not survive the migration (Netwrix docs: migration procedure): each is
 * pulled and hashed, or declined by its name. Nothing is imported before none is left over.
 */
export const preserve: ActStep = {
  kind: 'act',
  id: 'preserve',
  // Asked again on resume only while nothing was imported yet.
  observe: async ({ state }) =>
    state.done.preserve && state.steps.restore.kind !== 'pending' ? 'done' : 'ready',
  act: async (context) => {
    const old = await context.appliance('old');
    const items = nameLocally(context, await listItems(context, old));
    const open = await withoutKept(context, items);
    const keep = await choose(context, open);
    for (const item of keep) await pullItem(context, old, await untilWhole(context, old, item));
    return 'done';
  },
};

async function listItems(context: StepContext, old: Appliance): Promise<RemoteItem[]> {
  const items: RemoteItem[] = [];
  for (const [operation, list, id] of listings) {
    const how = old.how(operation);
    const tell = (status: ProofStatus, count: number) =>
      prove(context, 'preserve', proof(id, status, { count }, 'old'));
    if (how.mode === 'automated') {
      const found = await list(old, context.signal);
      items.push(...found);
      tell('passed', found.length);
    } else if (how.mode === 'guided') {
      // Looked through once, it is looked through for the job.
      if (context.state.proofs.some((made) => made.id === id && made.step === 'preserve')) continue;
      // What a person saw and kept is not known here, also where an observation shows that she looked.
      const end = await guideOperation(context, 'preserve', old, operation);
      tell(end === 'observed' ? 'passed-with-warning' : 'by-word', 0);
    }
  }
  // The backup that this job moves goes its own way.
  const others = items.filter(
    ({ name }) => name !== context.state.backup?.name && name !== context.plan.backup.use,
  );
  declineOwn(context, others);
  return others.filter(({ name, state }) => state !== 'failed' && !isOwnBackup(context.job, name));
}

/** A backup that this job made and lost the key of is no older backup of anybody: it is declined, and the record says so. */
function declineOwn(context: StepContext, items: readonly RemoteItem[]): void {
  for (const { name } of items) {
    if (isOwnBackup(context.job, name) && !context.state.declinedItems.includes(name))
      context.emit({ type: 'item.declined', name, by: 'handover' });
  }
}

/** An item with its name in the `files` folder. */
interface NamedItem extends RemoteItem {
  readonly localName: string;
}

/** Backups and audit logs come from several folders, and may have one name in all of them. */
function nameLocally(context: StepContext, items: readonly RemoteItem[]): NamedItem[] {
  const { artifacts, setAside = [] } = context.state;
  const moved = artifacts.filter((artifact) => artifact.role === 'backup');
  const taken = [...moved, ...setAside.map(({ artifact }) => artifact)].map(({ name }) => name);
  return items.map((item) => {
    const source = item.path ?? item.name;
    const name = localNameFor(path.posix.basename(source), `${item.kind} ${source}`, taken);
    taken.push(name);
    return { ...item, localName: name };
  });
}

/** What an earlier attempt pulled and still stands whole on the laptop, or declined, is settled. */
async function withoutKept(context: StepContext, items: readonly NamedItem[]): Promise<NamedItem[]> {
  const open: NamedItem[] = [];
  for (const item of items) {
    const kept = context.state.artifacts.find((artifact) => artifact.name === item.localName);
    const isKept = kept !== undefined && (await isIntact(context.job, kept, context.signal));
    if (!isKept && !context.state.declinedItems.includes(item.name)) open.push(item);
  }
  return open;
}

async function choose(context: StepContext, items: readonly NamedItem[]): Promise<NamedItem[]> {
  const { keep, decline } = context.plan.preserve;
  const isDeclined = (item: RemoteItem) => decline === 'all' || decline.includes(item.name);
  const isKept = (item: RemoteItem) => !isDeclined(item) && (keep === 'all' || keep.includes(item.name));
  const open = items.filter((item) => !isDeclined(item) && !isKept(item));
  const answer =
    open.length === 0
      ? { keep: [], decline: [] }
      : await context.ask(
          { kind: 'choose-items', items: open.map(({ localName: _localName, ...item }) => item) },
          { signal: context.signal },
        );
  const undecided = open.filter(
    (item) => !answer.keep.includes(item.name) && !answer.decline.includes(item.name),
  );
  if (undecided.length > 0) throw new MigrationError('run.waiting', { step: 'preserve' }, { side: 'old' });
  for (const item of items) {
    if (isDeclined(item)) context.emit({ type: 'item.declined', name: item.name, by: 'plan' });
    else if (answer.decline.includes(item.name))
      context.emit({ type: 'item.declined', name: item.name, by: context.state.operator });
  }
  return items.filter((item) => isKept(item) || answer.keep.includes(item.name));
}

/** One that is still being made is waited for: half of it would be kept as the whole. */
async function untilWhole(context: StepContext, old: Appliance, item: NamedItem): Promise<NamedItem> {
  if (item.state !== 'generating') return item;
  const { clock, plan, signal } = context;
  const list = item.kind === 'system-backup' ? listBackups : listAuditLogs;
  const { name, localName } = item;
  let last = -1;
  const look = async (): Promise<Progress<NamedItem>> => {
    const found = (await list(old, signal)).find((each) => each.name === name);
    const sizeBytes = found?.sizeBytes ?? 0;
    const isUnchanged = sizeBytes === last;
    last = sizeBytes;
    return found && found.state !== 'generating' && isUnchanged
      ? { kind: 'found', value: { ...found, localName } }
      : { kind: 'not-yet', mark: String(sizeBytes) };
  };
  const tell = (elapsedMs: number, unchangedMs: number): void =>
    context.emit({ type: 'waiting', step: 'preserve', what: name, elapsedMs, unchangedMs, sizeBytes: last });
  return pollProgress(
    look,
    { clock, signal, everyMs: pollMs, stallMs: plan.limits.backupStallMinutes * 60_000, tell },
    (unchangedMs) =>
      new MigrationError('backup.stalled', { name, unchangedMs, sizeBytes: last }, { side: 'old' }),
  );
}

async function pullItem(context: StepContext, old: Appliance, item: NamedItem): Promise<void> {
  if (item.path === undefined)
    throw new MigrationError('transfer.source-missing', { path: item.name }, { side: 'old' });
  const { clock, plan, signal, job } = context;
  const name = item.localName;
  const startMs = clock.monotonicMs();
  const result = await pullFile({
    host: old.host,
    remotePath: item.path,
    localPath: path.join(job.filesFolder, name),
    ...(item.sizeBytes !== undefined && { expectedSizeBytes: item.sizeBytes }),
    stallMs: plan.limits.stallSeconds * 1000,
    attempts: plan.limits.reconnectAttempts,
    signal,
    clock,
    ...transferHooks(context, 'preserve', 'preserve', name, 'old'),
  });
  const role = item.kind === 'system-backup' ? 'older-backup' : 'audit-log-backup';
  await recordArtifact(context, { role, name, ...result, durationMs: clock.monotonicMs() - startMs });
}
