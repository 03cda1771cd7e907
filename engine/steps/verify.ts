import { parseVersion } from '../../shared/rules/parse-version.ts';
import { backupGate } from '../../shared/rules/preflight/backup-gate.ts';
import type { Artifact } from '../../shared/run/facts.ts';
import { isOfThisRun } from '../../shared/run/reduce-run.ts';
import { proof } from '../../shared/run/proof.ts';
import { inspectBackup, type Inspection } from '../backup/inspect-backup.ts';
import { readerOf } from '../appliance/root-files.ts';
import { MigrationError } from '../errors.ts';
import { completeKit } from '../report/kit/complete-kit.ts';
import { hashRemote } from '../transfer/hash-remote.ts';
import { artifactPath } from '../job/artifacts.ts';
import { prove } from '../run/prove.ts';
import type { CheckStep, StepContext } from '../run/step.ts';
import { progressReporter } from './transfer-hooks.ts';
import { refuseKey } from './key.ts';
import { backupArtifact, chosenBackup, proveOnOld } from './pull.ts';

/**
 * Proves that the copy on the laptop is the backup: read again from the disk and hashed, hashed on the old appliance, held
 * against the limit, and looked into, for an error page saved under a backup's name has a hash too. Where the key is in
 * memory and the format is a known one, the key is tried.
 */
export const verify: CheckStep = {
  kind: 'check',
  id: 'verify',
  check: async (context) => {
    const artifact = backupArtifact(context);
    if (!artifact) throw new MigrationError('bug', { detail: 'nothing pulled yet' });
    await bothToTheEnd(verifyOnOld(context, artifact), verifyLocal(context, artifact));
    if (context.state.kitPath !== undefined) completeKit(context.state.kitPath, artifact.sha256);
  },
};

/** Neither may tell of a proof when the other has ended the step. Throws the first failure. */
async function bothToTheEnd(...looks: Promise<void>[]): Promise<void> {
  for (const look of await Promise.allSettled(looks)) {
    if (look.status === 'rejected') throw look.reason;
  }
}

async function verifyLocal(context: StepContext, artifact: Artifact): Promise<void> {
  const report = progressReporter(context, 'verify', 'hash-local', artifact.name);
  const { name } = artifact;
  const file = artifactPath(context.job, artifact);
  const inspection = await inspectBackup(file, {
    signal: context.signal,
    onProgress: report,
    hash: 'always',
    ...(context.secrets.key && { key: context.secrets.key }),
  });
  const { sizeBytes, sha256 = '' } = inspection;
  prove(
    context,
    'verify',
    proof('verify.hash-local', sha256 === artifact.sha256 ? 'passed' : 'failed', { name, sha256 }, 'local'),
  );
  if (sha256 !== artifact.sha256) throw mismatch(artifact, sha256);
  const { limitBytes, kind } = inspection.limit;
  const gate = backupGate(inspection);
  const isLimited = context.state.rules !== 'none';
  if (isLimited)
    prove(context, 'verify', proof('verify.limit', gate.limit, { name, sizeBytes, limitBytes }, 'local'));
  if (isLimited && kind === 'too-large')
    throw new MigrationError('size.over-limit', { name, sizeBytes, limitBytes }, { side: 'local' });
  noteAge(context, inspection);
  noteProduct(context, inspection);
  const { verdict, contentType } = inspection;
  prove(
    context,
    'verify',
    proof(
      'verify.container',
      gate.container,
      { name, looksLike: contentType, seen: verdict.reasons.map((r) => r.code).join(', ') },
      'local',
    ),
  );
  if (verdict.reasons.some((given) => given.code === 'key.wrong')) {
    refuseKey(context, 'copy');
    throw new MigrationError('restore.wrong-key', { backup: name }, { side: 'local' });
  }
  if (verdict.kind === 'no') {
    // No other one could take its place otherwise. What a person downloaded is asked for again.
    if (chosenBackup(context).handedOverPath !== undefined)
      context.emit({ type: 'backup.discarded', name: chosenBackup(context).name, reason: 'not-a-backup' });
    throw new MigrationError(
      'backup.not-a-backup',
      { path: name, looksLike: contentType },
      { side: 'local' },
    );
  }
}

/** What a backup that was there before says of itself tells its age better than the date of a file. */
function noteAge(context: StepContext, { madeAt }: Inspection): void {
  const { backup } = context.state;
  if (!backup || backup.madeByUs || !madeAt || madeAt.from === 'file') return;
  if (backup.madeAt && backup.madeAt.from !== 'file') return;
  context.emit({ type: 'backup.chosen', ...backup, madeAt });
}

/** A file that names product and version of the server that made it shows what only the plan said of the old appliance. */
function noteProduct(context: StepContext, { madeOn, restorable }: Inspection): void {
  const { product } = context.state.old;
  if (product?.ofPlan === undefined || madeOn?.from !== 'manifest') return;
  const isProductSeen =
    product.ofPlan === 'version' || restorable.reasons.some(({ code }) => code === 'product.seen');
  const isVersion = parseVersion(product.version)?.text === parseVersion(madeOn.version)?.text;
  if (!isProductSeen || !isVersion) return;
  const { ofPlan: _ofPlan, ...identity } = product;
  context.emit({ type: 'product.identified', side: 'old', identity });
}

async function verifyOnOld(context: StepContext, artifact: Artifact): Promise<void> {
  const { path, handedOverPath } = chosenBackup(context);
  const { name } = artifact;
  if (path === undefined || handedOverPath !== undefined) {
    prove(
      context,
      'verify',
      proof('verify.hash-on-old', 'could-not-test', { name, sha256: '', how: 'browser' }, 'old'),
    );
    return;
  }
  if (wasHashedInThePull(context, artifact)) return;
  const old = await context.appliance('old');
  const onProgress = progressReporter(context, 'verify', 'hash-old', name);
  const host = await readerOf(old, path, context.signal);
  const hash = await hashRemote(host, path, { signal: context.signal, onProgress });
  proveOnOld(context, name, hash);
  if (hash.sha256 !== artifact.sha256) throw mismatch(artifact, hash.sha256);
}

/** The old appliance hashed it in this run, while it was pulled: that look is not older than this one. */
function wasHashedInThePull({ state }: StepContext, { name, sha256 }: Artifact): boolean {
  const seen = state.proofs.find(({ id, params }) => id === 'verify.hash-on-old' && params['name'] === name);
  return seen?.status === 'passed' && seen.params['sha256'] === sha256 && isOfThisRun(state, seen);
}

function mismatch(artifact: Artifact, actualSha256: string): MigrationError {
  return new MigrationError('integrity.hash-mismatch', {
    name: artifact.name,
    expectedSha256: artifact.sha256,
    actualSha256,
  });
}
