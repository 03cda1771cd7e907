import path from 'node:path';
import type { RemoteItem } from '../../../shared/run/facts.ts';
import type { Appliance } from '../../appliance/appliance.ts';
import { listAuditLogs } from '../../appliance/operations/list-audit-logs.ts';
import { listBackups } from '../../appliance/operations/list-backups.ts';
import { MigrationError } from '../../errors.ts';
import { pullFile } from '../../transfer/pull-file.ts';
import { isIntact, recordArtifact } from '../artifacts.ts';
import { guideOperation } from '../guide-operation.ts';
import { safeFileName } from '../safe-name.ts';
import { wasDone, type Step, type StepContext } from '../step.ts';
import { transferHooks } from '../transfer-hooks.ts';

/**
 * Older System Backups and Audit Log Backups do not survive the migration (Netwrix docs: migration procedure): each is
 * pulled and hashed, or declined by its name. Nothing is imported before none is left over.
 */
export const preserve: Step = {
  id: 'preserve',
  observe: async (context) => {
    if (context.seen.has('preserve') || isOver(context)) return { kind: 'done' };
    return { kind: 'ready' };
  },
  run: async (context) => {
    const old = await context.appliance('old');
    const items = await listItems(context, old);
    const open = await withoutKept(context, items);
    const keep = await choose(context, open);
    for (const item of keep) await pullItem(context, old, item);
    context.seen.add('preserve');
  },
};

/** Asked again on resume only while nothing was imported yet. */
function isOver(context: StepContext): boolean {
  return wasDone(context, 'preserve') && context.state.steps.restore.kind !== 'pending';
}

async function listItems(context: StepContext, old: Appliance): Promise<RemoteItem[]> {
  const items: RemoteItem[] = [];
  for (const [operation, list] of [
    ['list-backups', listBackups],
    ['list-audit-logs', listAuditLogs],
  ] as const) {
    const how = old.how(operation);
    if (how.mode === 'automated') items.push(...(await list(old, context.signal)));
    else if (how.mode === 'guided') await guideOperation(context, 'preserve', old, operation);
  }
  // The backup that this job makes goes its own way.
  return items.filter(
    (item) =>
      item.name !== context.state.backup?.name &&
      item.name !== context.plan.backup.use &&
      item.state !== 'failed',
  );
}

/** What an earlier attempt pulled and still stands whole on the laptop, or declined, is settled. */
async function withoutKept(context: StepContext, items: readonly RemoteItem[]): Promise<RemoteItem[]> {
  const open: RemoteItem[] = [];
  for (const item of items) {
    const kept = context.state.artifacts.find((artifact) => artifact.name === localName(item));
    const isKept = kept !== undefined && (await isIntact(context.job, kept, context.signal));
    if (!isKept && !context.state.declinedItems.includes(item.name)) open.push(item);
  }
  return open;
}

async function choose(context: StepContext, items: readonly RemoteItem[]): Promise<RemoteItem[]> {
  const { keep, decline } = context.plan.preserve;
  const isDeclined = (item: RemoteItem) => decline === 'all' || decline.includes(item.name);
  const isKept = (item: RemoteItem) => !isDeclined(item) && (keep === 'all' || keep.includes(item.name));
  const open = items.filter((item) => !isDeclined(item) && !isKept(item));
  const answer =
    open.length === 0
      ? { keep: [], decline: [] }
      : await context.ask({ kind: 'choose-items', items: open }, { signal: context.signal });
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

async function pullItem(context: StepContext, old: Appliance, item: RemoteItem): Promise<void> {
  if (item.path === undefined)
    throw new MigrationError('transfer.source-missing', { path: item.name }, { side: 'old' });
  const { clock, plan, signal, job } = context;
  const name = localName(item);
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

function localName(item: RemoteItem): string {
  return safeFileName(item.path === undefined ? item.name : path.posix.basename(item.path));
}
