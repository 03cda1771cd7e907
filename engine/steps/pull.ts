import path from 'node:path';
import { limitFinding, limits } from '../../shared/rules/limits.ts';
import type { Artifact } from '../../shared/run/facts.ts';
import { hasShell } from '../../shared/run/login-rights.ts';
import { proof } from '../../shared/run/proof.ts';
import type { ChosenBackup } from '../../shared/run/run-state.ts';
import type { Appliance } from '../appliance/appliance.ts';
import { readerOf } from '../appliance/root-files.ts';
import { MigrationError } from '../errors.ts';
import type { RemoteHash } from '../transfer/hash-remote.ts';
import { hashLocal } from '../transfer/hash-local.ts';
import { partialName } from '../transfer/local-partial.ts';
import { pullFile, type PulledFile } from '../transfer/pull-file.ts';
import { relayFile } from '../transfer/relay.ts';
import { adoptFile } from '../job/adopt-file.ts';
import { isIntact, recordArtifact } from '../job/artifacts.ts';
import { localNameFor } from '../job/local-name.ts';
import { settleFindings } from '../run/settle-findings.ts';
import { prove } from '../run/prove.ts';
import type { ActStep, StepContext } from '../run/step.ts';
import { transferHooks } from './transfer-hooks.ts';

/**
 * Brings the backup to the laptop: size held against the server's limit, where the product has one, before a byte moves and while they do, hashed on
 * the way, under a `.partial` name until it is whole. A cut is resumed where the bytes are still the same.
 */
export const pull: ActStep = {
  kind: 'act',
  id: 'pull',
  observe: async (context) => {
    const artifact = backupArtifact(context);
    return artifact && (await isIntact(context.job, artifact, context.signal)) ? 'done' : 'ready';
  },
  act: async (context) => {
    const backup = chosenBackup(context);
    const isLimited = context.state.rules !== 'none';
    const finding = isLimited ? limitFinding(backup.name, backup.sizeBytes) : undefined;
    await settleFindings(context, 'pull', finding ? [finding] : []);
    if (backup.handedOverPath !== undefined) await adopt(context, backup, backup.handedOverPath);
    else await pullFromOld(context, backup);
    // Hashed while it came in, and again by the next step.
    return 'done';
  },
  /** What was handed on to the new appliance and never got its final name. The copy on the laptop is the admin's. */
  revert: async (context) => {
    const remotePath = context.state.backup?.path;
    if (remotePath === undefined || !hasShell(context.state.new.rights)) return;
    const fresh = await context.appliance('new');
    await fresh.host.remove(partialName(inboxPath(fresh, localName(context, remotePath))), context.signal);
  },
};

/**
 * Why no copy goes to the new appliance; undefined where one does. An import by hand takes the file from the admin's computer; one
 * by a command needs it there.
 */
export async function whyNoPush(context: StepContext): Promise<'plan' | 'no-shell' | undefined> {
  if ((await context.appliance('new')).how('import').mode === 'automated') return undefined;
  if (context.plan.backup.push === 'no') return 'plan';
  return hasShell(context.state.new.rights) ? undefined : 'no-shell';
}

/** The pulled copy of the backup that this job moves. */
export function backupArtifact({ state }: StepContext): Artifact | undefined {
  return state.artifacts.find((artifact) => artifact.role === 'backup');
}

/** The backup that the back-up step chose. Throws `bug` before that. */
export function chosenBackup({ state }: StepContext): ChosenBackup {
  if (!state.backup) throw new MigrationError('bug', { detail: 'no backup chosen yet' });
  return state.backup;
}

/**
 * The bytes go to the new appliance at the same time, under a `.partial` name that only the push step makes final: both
 * directions of the laptop's network are used, and the old appliance hashes meanwhile. Where that second way fails, the
 * pull goes on and the push step does the work.
 */
async function pullFromOld(context: StepContext, backup: ChosenBackup): Promise<void> {
  if (backup.path === undefined) throw new MigrationError('bug', { detail: 'the chosen backup has no path' });
  const { signal, clock, plan, job } = context;
  const old = await context.appliance('old');
  const fresh = await context.appliance('new');
  const name = localName(context, backup.path);
  const options = {
    host: await readerOf(old, backup.path, signal),
    remotePath: backup.path,
    localPath: path.join(job.filesFolder, name),
    expectedSizeBytes: backup.sizeBytes,
    ...(context.state.rules !== 'none' && { limitBytes: limits.hardBytes }),
    stallMs: plan.limits.stallSeconds * 1000,
    attempts: plan.limits.reconnectAttempts,
    signal,
    clock,
    ...transferHooks(context, 'pull', 'pull', name, 'old'),
  };
  const startMs = clock.monotonicMs();
  const record = (pulled: PulledFile) =>
    recordArtifact(context, { role: 'backup', name, ...pulled, durationMs: clock.monotonicMs() - startMs });
  if ((await whyNoPush(context)) !== undefined) {
    // The old appliance hashes it in the next step.
    await record(await pullFile(options));
    return;
  }
  const pushPath = inboxPath(fresh, name);
  await fresh.host.makeFolder(path.posix.dirname(pushPath), signal);
  const { pulled, onSource, relayed } = await relayFile({ ...options, to: fresh.host, pushPath });
  await record(pulled);
  proveOnOld(context, name, onSource);
  if (relayed) {
    const { path: relayedPath, sizeBytes, modifiedAt, hash } = relayed;
    context.emit({
      type: 'backup.relayed',
      path: relayedPath,
      sizeBytes,
      ...hash,
      modifiedAt: modifiedAt.toISOString(),
    });
  }
}

/** The hash that the old appliance made of the backup, while it was pulled or afterwards. */
export function proveOnOld(context: StepContext, name: string, { sha256, how }: RemoteHash): void {
  const isSame = sha256 === backupArtifact(context)?.sha256;
  prove(
    context,
    'verify',
    proof('verify.hash-on-old', isSame ? 'passed' : 'failed', { name, sha256, how }, 'old'),
  );
}

/** The name of the backup on the laptop and on the new appliance: not that of a file that was preserved, or of an earlier backup. */
function localName({ state }: StepContext, source: string): string {
  const kept = state.artifacts.filter((artifact) => artifact.role !== 'backup');
  const taken = [...kept, ...(state.setAside ?? []).map(({ artifact }) => artifact)].map(({ name }) => name);
  return localNameFor(path.posix.basename(source), source, taken);
}

/** Where the backup goes on the new appliance. */
export function inboxPath(appliance: Appliance, name: string): string {
  return path.posix.join(appliance.profile.inbox, name);
}

async function adopt(context: StepContext, backup: ChosenBackup, handedOverPath: string): Promise<void> {
  const name = localName(context, backup.name);
  const startMs = context.clock.monotonicMs();
  const target = path.join(context.job.filesFolder, name);
  await adoptFile(handedOverPath, target, context.signal);
  const { sizeBytes, sha256 } = await hashLocal(target, { signal: context.signal });
  const durationMs = context.clock.monotonicMs() - startMs;
  await recordArtifact(context, { role: 'backup', name, sizeBytes, sha256, resumedFromBytes: 0, durationMs });
}
