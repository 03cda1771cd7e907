import fs from 'node:fs';
import path from 'node:path';
import type { Artifact } from '../../shared/run/facts.ts';
import { writeSidecar } from '../backup/sidecar.ts';
import { hashLocal } from '../transfer/hash-local.ts';
import type { JobFolder } from './job-folder.ts';
import type { StepContext } from '../run/step.ts';

export interface PulledFile {
  readonly role: Artifact['role'];
  /** Its name in the `files` folder of the job. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly resumedFromBytes: number;
  readonly durationMs: number;
}

/** Writes the `.sha256` file beside a file of the job and records the file. May run twice. */
export async function recordArtifact(context: StepContext, file: PulledFile): Promise<void> {
  const { role, name, sizeBytes, sha256, resumedFromBytes } = file;
  await writeSidecar(path.join(context.job.filesFolder, name), sha256);
  context.emit({
    type: 'artifact.recorded',
    artifact: { role, name, path: `files/${name}`, sizeBytes, sha256 },
    resumedFromBytes,
    durationMs: Math.round(file.durationMs),
  });
}

/** Where a recorded file lies on this laptop. */
export function artifactPath(job: JobFolder, artifact: Artifact): string {
  return path.join(job.folder, artifact.path);
}

/** Whether a recorded file still is what it was: there, as long, and with the same SHA-256. Reads all of it. */
export async function isIntact(job: JobFolder, artifact: Artifact, signal: AbortSignal): Promise<boolean> {
  const file = artifactPath(job, artifact);
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat?.size !== artifact.sizeBytes) return false;
  return (await hashLocal(file, { signal })).sha256 === artifact.sha256;
}
