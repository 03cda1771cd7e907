import path from 'node:path';
import { limitFinding, limits } from '../../../shared/rules/limits.ts';
import type { Artifact } from '../../../shared/run/facts.ts';
import type { ChosenBackup } from '../../../shared/run/run-state.ts';
import { MigrationError } from '../../errors.ts';
import { hashLocal } from '../../transfer/hash-local.ts';
import { pullFile } from '../../transfer/pull-file.ts';
import { adoptFile } from '../adopt-file.ts';
import { isIntact, recordArtifact } from '../artifacts.ts';
import { safeFileName } from '../safe-name.ts';
import { settleFindings } from '../settle-findings.ts';
import type { Step, StepContext } from '../step.ts';
import { transferHooks } from '../transfer-hooks.ts';

/**
 * Brings the backup to the laptop: size held against the server's limit before a byte moves and while they do, hashed on
 * the way, under a `.partial` name until it is whole. A cut is resumed where the bytes are still the same.
 */
export const pull: Step = {
  id: 'pull',
  observe: async (context) => {
    const artifact = backupArtifact(context);
    if (!artifact) return { kind: 'ready' };
    if (context.seen.has('pull')) return { kind: 'done' };
    return { kind: (await isIntact(context.job, artifact, context.signal)) ? 'done' : 'ready' };
  },
  run: async (context) => {
    const backup = chosenBackup(context);
    const finding = limitFinding(backup.name, backup.sizeBytes);
    await settleFindings(context, 'pull', finding ? [finding] : []);
    if (backup.handedOverPath !== undefined) await adopt(context, backup, backup.handedOverPath);
    else await pullFromOld(context, backup);
    context.seen.add('pull');
  },
};

/** The pulled copy of the backup that this job moves. */
export function backupArtifact({ state }: StepContext): Artifact | undefined {
  return state.artifacts.find((artifact) => artifact.role === 'backup');
}

/** The backup that the back-up step chose. Throws `bug` before that. */
export function chosenBackup({ state }: StepContext): ChosenBackup {
  if (!state.backup) throw new MigrationError('bug', { detail: 'no backup chosen yet' });
  return state.backup;
}

async function pullFromOld(context: StepContext, backup: ChosenBackup): Promise<void> {
  if (backup.path === undefined) throw new MigrationError('bug', { detail: 'the chosen backup has no path' });
  const { signal, clock, plan, job } = context;
  const old = await context.appliance('old');
  const name = safeFileName(path.posix.basename(backup.path));
  const startMs = clock.monotonicMs();
  const result = await pullFile({
    host: old.host,
    remotePath: backup.path,
    localPath: path.join(job.filesFolder, name),
    expectedSizeBytes: backup.sizeBytes,
    limitBytes: limits.hardBytes,
    stallMs: plan.limits.stallSeconds * 1000,
    attempts: plan.limits.reconnectAttempts,
    signal,
    clock,
    ...transferHooks(context, 'pull', 'pull', name, 'old'),
  });
  await recordArtifact(context, {
    role: 'backup',
    name,
    ...result,
    durationMs: clock.monotonicMs() - startMs,
  });
}

async function adopt(context: StepContext, backup: ChosenBackup, handedOverPath: string): Promise<void> {
  const name = safeFileName(backup.name);
  const startMs = context.clock.monotonicMs();
  const target = path.join(context.job.filesFolder, name);
  await adoptFile(handedOverPath, target, context.signal);
  const { sizeBytes, sha256 } = await hashLocal(target, { signal: context.signal });
  const durationMs = context.clock.monotonicMs() - startMs;
  await recordArtifact(context, { role: 'backup', name, sizeBytes, sha256, resumedFromBytes: 0, durationMs });
}
