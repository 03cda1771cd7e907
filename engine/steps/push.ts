import path from 'node:path';
import type { Artifact } from '../../shared/run/facts.ts';
import { hasShell } from '../../shared/run/login-rights.ts';
import { proof } from '../../shared/run/proof.ts';
import { MigrationError } from '../errors.ts';
import { hashRemote } from '../transfer/hash-remote.ts';
import { isOfThisRun } from '../../shared/run/reduce-run.ts';
import { pushFile, type RelayedPartial } from '../transfer/push-file.ts';
import { artifactPath } from '../job/artifacts.ts';
import { prove } from '../run/prove.ts';
import type { ActStep, StepContext } from '../run/step.ts';
import { transferHooks } from './transfer-hooks.ts';
import { backupArtifact, inboxPath, whyNoPush } from './pull.ts';

/**
 * Brings the verified backup to the new appliance, under a `.partial` name until that machine has hashed it and found the
 * same. Left out where the plan says so and the import takes the file from the admin's computer. Undone by removing the file.
 */
export const push: ActStep = {
  kind: 'act',
  id: 'push',
  observe: async (context) => {
    const { done, pushed } = context.state;
    if (done.restore) return 'done';
    if ((await whyNoPush(context)) !== undefined) return done.push ? 'done' : 'ready';
    return pushed && (await standsOnNew(context, pushed)) ? 'done' : 'ready';
  },
  act: async (context) => {
    const artifact = backupArtifact(context);
    if (!artifact) throw new MigrationError('bug', { detail: 'nothing pulled yet' });
    const why = await whyNoPush(context);
    if (why !== undefined) {
      const status = why === 'plan' ? 'by-word' : 'could-not-test';
      prove(context, 'push', proof('push.left-out', status, { by: why }, 'new'));
      return 'done';
    }
    const { signal, clock, plan, job } = context;
    const appliance = await context.appliance('new');
    const remotePath = inboxPath(appliance, artifact.name);
    await appliance.host.makeFolder(path.posix.dirname(remotePath), signal);
    const relayed = relayedNow(context);
    const startMs = clock.monotonicMs();
    const { sizeBytes, sha256, how } = await pushFile({
      host: appliance.host,
      localPath: artifactPath(job, artifact),
      remotePath,
      sha256: artifact.sha256,
      stallMs: plan.limits.stallSeconds * 1000,
      attempts: plan.limits.reconnectAttempts,
      signal,
      clock,
      ...(relayed && { relayed }),
      ...transferHooks(context, 'push', 'push', artifact.name, 'new'),
    });
    prove(context, 'push', proof('push.hash-on-new', 'passed', { name: artifact.name, sha256, how }, 'new'));
    const durationMs = Math.round(clock.monotonicMs() - startMs);
    context.emit({ type: 'backup.pushed', path: remotePath, sizeBytes, sha256, durationMs });
    // The new appliance has hashed it, before it got its final name.
    return 'done';
  },
  revert: async (context) => {
    await removePushed(context);
  },
};

/**
 * Removes only what is provably ours: the files with the hash of the backup, and of those that it took the place of, also where a
 * crash kept it from the journal. Gives the path of the backup where it is gone; undefined where there was nothing of ours, or
 * nobody could look.
 */
export async function removePushed(context: StepContext): Promise<string | undefined> {
  const { new: fresh, setAside = [], pushed } = context.state;
  if (!hasShell(fresh.rights)) return undefined;
  for (const { artifact, pushedPath } of setAside) await removeCopyOf(context, artifact, pushedPath);
  const artifact = backupArtifact(context);
  return artifact && removeCopyOf(context, artifact, pushed?.path);
}

async function removeCopyOf(
  context: StepContext,
  { name, sizeBytes, sha256 }: Artifact,
  pushedPath: string | undefined,
): Promise<string | undefined> {
  const appliance = await context.appliance('new');
  const at = pushedPath ?? inboxPath(appliance, name);
  if (!(await standsOnNew(context, { path: at, sizeBytes, sha256 }))) return undefined;
  await appliance.host.remove(at, context.signal);
  return at;
}

/** What the pull of this run handed on; a later one looks at the bytes again. */
function relayedNow({ state }: StepContext): RelayedPartial | undefined {
  const { relayed } = state;
  if (!relayed || !isOfThisRun(state, relayed)) return undefined;
  const { path: partialPath, sizeBytes, sha256, how, modifiedAt } = relayed;
  return { path: partialPath, sizeBytes, modifiedAt: new Date(modifiedAt), hash: { sha256, how } };
}

async function standsOnNew(
  context: StepContext,
  pushed: { path: string; sizeBytes: number; sha256: string },
): Promise<boolean> {
  const { host } = await context.appliance('new');
  const stat = await host.stat(pushed.path, context.signal);
  if (stat?.sizeBytes !== pushed.sizeBytes) return false;
  return (await hashRemote(host, pushed.path, { signal: context.signal })).sha256 === pushed.sha256;
}
