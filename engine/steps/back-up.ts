import fs from 'node:fs';
import path from 'node:path';
import { backupGate } from '../../shared/rules/preflight/backup-gate.ts';
import type { RemoteItem } from '../../shared/run/facts.ts';
import { reasonEffects } from '../../shared/run/inspection.ts';
import type { QuestionOf } from '../../shared/run/question.ts';
import { createBackup, tellsKey, waitForBackup } from '../appliance/operations/create-backup.ts';
import { listBackups } from '../appliance/operations/list-backups.ts';
import { readInventory } from '../appliance/operations/inventory.ts';
import type { Appliance } from '../appliance/appliance.ts';
import type { GuidedProof } from '../appliance/profiles/profile-schema.ts';
import { inspectBackup, type Inspection } from '../backup/inspect-backup.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { pollUntil } from '../poll-until.ts';
import { askForFile, type FileLook } from '../run/ask-for-file.ts';
import { tell, untilShown, type Guided, type Told } from '../run/guide.ts';
import { withKnownValues } from '../run/known-values.ts';
import { ownBackupName } from '../job/own-backups.ts';
import type { ActStep, StepContext } from '../run/step.ts';
import { findBackup, foundNow } from './back-up/find-backup.ts';
import { noteAdminActions } from './hold-point/look-at-backup.ts';
import { takeKeyAhead } from './key.ts';
import { progressReporter } from './transfer-hooks.ts';

/**
 * Makes the System Backup on the old appliance, or takes the one that the plan names, and waits until it is ready. Before
 * it makes one it counts what the appliance holds, for the comparison after the restore.
 */
export const backUp: ActStep = {
  kind: 'act',
  id: 'back-up',
  observe: async (context) => {
    const { backup } = context.state;
    if (!backup) return 'ready';
    if (hasLocalCopy(context)) return 'done';
    // One that was moved or deleted before it was copied is asked for again.
    if (backup.handedOverPath !== undefined) return fs.existsSync(backup.handedOverPath) ? 'done' : 'ready';
    const old = await context.appliance('old');
    if (!canList(old)) {
      if (backup.path === undefined) return 'done';
      return (await foundNow(old, backup.path, context.signal))?.sizeBytes === backup.sizeBytes
        ? 'done'
        : 'ready';
    }
    const item = (await listBackups(old, context.signal)).find((entry) => entry.name === backup.name);
    if (item?.state === 'ready' && item.sizeBytes === backup.sizeBytes) return 'done';
    return item?.state === 'generating' ? 'waiting' : 'ready';
  },
  act: async (context) => {
    const old = await context.appliance('old');
    const { use } = context.plan.backup;
    if (use !== 'new') {
      // Not counted: what the appliance holds today says nothing of a backup of an earlier day.
      await takeExisting(context, old, use);
      return;
    }
    await noteAdminActions(context);
    await countOld(context, old);
    if (old.how('create-backup').mode === 'automated') await makeAutomated(context, old);
    else await makeGuided(context, old);
  },
};

function hasLocalCopy({ state }: StepContext): boolean {
  return state.artifacts.some((artifact) => artifact.role === 'backup');
}

function canList(old: Appliance): boolean {
  return old.how('list-backups').mode === 'automated';
}

async function countOld(context: StepContext, old: Appliance): Promise<void> {
  if (old.how('inventory').mode !== 'automated') return;
  const { counts } = await readInventory(old, context.signal);
  context.emit({ type: 'inventory.read', side: 'old', counts });
}

async function takeExisting(context: StepContext, old: Appliance, name: string): Promise<void> {
  if (!canList(old)) {
    await handOverExisting(context, old, name);
    return;
  }
  const item = (await listBackups(old, context.signal)).find((entry) => entry.name === name);
  if (!item) throw new MigrationError('backup.none-found', { folder: name }, { side: 'old' });
  choose(context, await waitUntilReady(context, old, item.name), false);
}

/** Only the web interface reaches it: the admin downloads it, and makes none. */
async function handOverExisting(context: StepContext, old: Appliance, name: string): Promise<void> {
  const how = old.how('list-backups');
  const told = how.mode === 'guided' ? how.instruction : { ...noInstruction, title: name };
  const instruction = withKnownValues(context, 'old', 'list-backups', told);
  await takeHandedOver(
    context,
    { kind: 'hand-over-file', purpose: 'backup', instruction, existing: name },
    false,
  );
}

/** A profile whose appliance shows no list has no words for this either: the question itself says it. */
const noInstruction = { menuPath: [], steps: [], see: '' };

/** A backup that this job began before it was interrupted is waited for; its key is then asked for in the key step. */
async function makeAutomated(context: StepContext, old: Appliance): Promise<void> {
  const begun = context.state.backup;
  let name = begun?.name;
  if (name === undefined) {
    const left = await settleBegun(context, old);
    const item = left ?? (await begin(context, old));
    name = item.name;
    choose(context, item, true);
  }
  try {
    choose(context, await waitUntilReady(context, old, name), true);
  } catch (error) {
    // Nobody was told the key of one that stalls, so that nobody could use it later.
    if (isMigrationError(error, 'backup.failed', 'backup.stalled'))
      context.emit({ type: 'backup.discarded', name, reason: 'failed' });
    throw error;
  }
}

async function begin(context: StepContext, old: Appliance): Promise<RemoteItem> {
  const wanted = await freeName(context, old);
  const { name, path, key } = await createBackup(old, { name: wanted }, context.signal, () =>
    context.emit({ type: 'operation.begun', side: 'old', operation: 'create-backup', name: wanted }),
  );
  if (key) context.secrets.key = key;
  return { kind: 'system-backup', name, state: 'generating', ...(path !== undefined && { path }) };
}

/** How long an appliance may take to list a backup that was sent to it, before it counts as never arrived. */
const listedWithinMs = 20_000;
const pollMs = 1_000;

/**
 * A backup whose command was sent and whose answer never came. One whose key can still be asked for is used. Of one whose key
 * was told to nobody else the end is waited for, so that two are never made at the same time; then another is made.
 */
async function settleBegun(context: StepContext, old: Appliance): Promise<RemoteItem | undefined> {
  const name = context.state.begunBackup;
  if (name === undefined || !canList(old)) return undefined;
  const item = await whenListed(context, old, name);
  if (item?.name === name && !tellsKey(old)) return item;
  if (item) await untilOver(context, old, item.name);
  context.emit({ type: 'backup.discarded', name, reason: 'key-lost' });
  return undefined;
}

async function untilOver(context: StepContext, old: Appliance, name: string): Promise<void> {
  try {
    await waitUntilReady(context, old, name);
  } catch (error) {
    // Over all the same.
    if (!isMigrationError(error, 'backup.failed', 'backup.stalled')) throw error;
  }
}

/** The backup of that name; where it does not appear, any that is being made: the appliance may have named it itself. */
async function whenListed(
  { clock, signal }: StepContext,
  old: Appliance,
  name: string,
): Promise<RemoteItem | undefined> {
  let items: readonly RemoteItem[] = [];
  const look = async (): Promise<RemoteItem | undefined> => {
    items = await listBackups(old, signal);
    return items.find((each) => each.name === name);
  };
  const named = await pollUntil(look, { clock, signal, everyMs: pollMs, withinMs: listedWithinMs });
  return named ?? items.find(({ state }) => state === 'generating');
}

/**
 * The web interface makes it. Where its folder can be read the new file is the proof; else what is new on the machine is looked
 * through, and what is not found there is handed over.
 */
async function makeGuided(context: StepContext, old: Appliance): Promise<void> {
  const how = old.how('create-backup');
  if (how.mode !== 'guided')
    throw new MigrationError(
      'appliance.operation-missing',
      { operation: 'create-backup', profile: old.profile.id },
      { side: 'old' },
    );
  const chosen = context.state.backup;
  if (!canList(old) && chosen?.path !== undefined) {
    await awaitMadeByHand(context, old, { ...chosen, kind: 'system-backup', state: 'unknown' }, chosen.path);
    return;
  }
  const listed = canList(old) ? await listBackups(old, context.signal) : [];
  const begun = listed.find(({ name }) => name === context.state.backup?.name);
  if (begun) {
    await awaitMadeByHand(context, old, begun);
    return;
  }
  // A new file that appears while a connection breaks is new all the same.
  const before = (context.kept.backupsBefore ??= new Set(listed.map(({ name }) => name)));
  const instruction = withKnownValues(context, 'old', 'create-backup', how.instruction);
  let fresh: RemoteItem | undefined;
  const guided: Guided = {
    step: 'back-up',
    side: 'old',
    operation: 'create-backup',
    instruction,
    observe: async (signal) => {
      fresh = (await listBackups(old, signal)).find((item) => !before.has(item.name));
      return fresh !== undefined;
    },
  };
  const told = tell(context, guided);
  const named = instruction.values?.find(({ id }) => id === 'backup-name');
  await takeKeyAhead(context, instruction, named?.value ?? '');
  if (!canList(old)) {
    const found = await searchOrNot(context, old, how.proof, guided, told);
    if (found?.path !== undefined) await awaitMadeByHand(context, old, found, found.path);
    else await takeHandedOver(context, { kind: 'hand-over-file', purpose: 'backup', instruction }, true);
    return;
  }
  await untilShown(context, guided, told);
  if (fresh) await awaitMadeByHand(context, old, fresh);
}

/** What is new on the machine once the person says that the backup is ready; undefined where nobody can look, or it is not there. */
async function searchOrNot(
  context: StepContext,
  old: Appliance,
  madeProof: GuidedProof,
  { observe: _observe, ...guided }: Guided,
  told: Told,
): Promise<RemoteItem | undefined> {
  if (madeProof.by !== 'new-file' || !madeProof.search) return undefined;
  await untilShown(context, guided, told);
  return findBackup(context, old, madeProof.search);
}

/** Chosen as soon as it is seen, so that it is this one that is taken up after an interruption, and no other is made. */
async function awaitMadeByHand(
  context: StepContext,
  old: Appliance,
  item: RemoteItem,
  /** Where it was found, without a list of the profile. */
  foundAt?: string,
): Promise<void> {
  const { name } = item;
  if (context.state.backup?.name !== name) choose(context, item, true);
  try {
    choose(context, await waitUntilReady(context, old, name, foundAt), true);
  } catch (error) {
    // One that stalls is looked at again: its key is known.
    if (isMigrationError(error, 'backup.failed'))
      context.emit({ type: 'backup.discarded', name, reason: 'failed' });
    throw error;
  }
}

/** Of a file that nobody lists: two looks at one size that are closer prove less. */
const lookAgainMs = 5_000;

async function waitUntilReady(
  context: StepContext,
  old: Appliance,
  name: string,
  foundAt?: string,
): Promise<RemoteItem> {
  const lookAt = async (file: string): Promise<RemoteItem> => {
    const item = await foundNow(old, file, context.signal);
    // There is no list in which one that is gone could come back.
    return item ?? { kind: 'system-backup', name, state: 'failed' };
  };
  return waitForBackup(
    old,
    name,
    {
      stallMs: context.plan.limits.backupStallMinutes * 60_000,
      ...(foundAt !== undefined && { look: () => lookAt(foundAt), pollMs: lookAgainMs }),
      onTick: (elapsedMs, unchangedMs, sizeBytes) =>
        context.emit({
          type: 'waiting',
          step: 'back-up',
          what: name,
          elapsedMs,
          unchangedMs,
          sizeBytes,
        }),
    },
    context.signal,
  );
}

function choose(context: StepContext, item: RemoteItem, madeByUs: boolean): void {
  const { name, path: remotePath, sizeBytes = 0, version, createdAt } = item;
  const isDated = createdAt !== undefined && !Number.isNaN(Date.parse(createdAt));
  context.emit({
    type: 'backup.chosen',
    name,
    sizeBytes,
    madeByUs,
    ...(remotePath !== undefined && { path: remotePath }),
    ...(version !== undefined && { version }),
    ...(isDated && { madeAt: { at: new Date(createdAt).toISOString(), from: 'list' } }),
  });
}

/** A file that a person downloaded: looked into before it is taken, so that a wrong one is refused where it is chosen. */
async function takeHandedOver(
  context: StepContext,
  question: QuestionOf<'hand-over-file'>,
  madeByUs: boolean,
): Promise<void> {
  const seen = await askForFile(context, question, (file) => lookAtBackup(context, file));
  // Without the file there is nothing to move.
  if (!seen) throw new MigrationError('run.waiting', { step: 'back-up' }, { side: 'old' });
  context.emit({
    type: 'backup.chosen',
    name: seen.name,
    sizeBytes: seen.sizeBytes,
    madeByUs,
    ...(seen.madeAt && { madeAt: seen.madeAt }),
    handedOverPath: seen.path,
  });
}

/** What the job would stop at when it verifies its copy. The key is tried then, for another file may be no answer to it. */
async function lookAtBackup(context: StepContext, file: string): Promise<FileLook<Inspection>> {
  const onProgress = progressReporter(context, 'back-up', 'hash-local', path.basename(file));
  const seen = await inspectBackup(file, { signal: context.signal, onProgress });
  const gate = backupGate(seen);
  const isTooLarge = context.state.rules !== 'none' && gate.limit === 'failed';
  if (gate.container !== 'failed' && !isTooLarge) return { taken: seen };
  const reasons = seen.restorable.reasons.filter(({ code }) => reasonEffects[code] === 'no');
  const { name, sizeBytes, contentType, limit } = seen;
  return {
    refused: { kind: 'judged', reasons },
    error:
      gate.container === 'failed'
        ? new MigrationError('backup.not-a-backup', { path: file, looksLike: contentType }, { side: 'local' })
        : new MigrationError(
            'size.over-limit',
            { name, sizeBytes, limitBytes: limit.limitBytes },
            { side: 'local' },
          ),
  };
}

async function freeName({ job, state, clock, signal }: StepContext, old: Appliance): Promise<string> {
  const taken = canList(old) ? (await listBackups(old, signal)).map((item) => item.name) : [];
  return ownBackupName(job, state.old.product?.version, clock.now(), new Set(taken));
}
