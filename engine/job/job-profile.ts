import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import { isProfilePath, loadProfile } from '../appliance/profiles/load-profile.ts';
import type { Profile } from '../appliance/profiles/profile-schema.ts';
import type { Ask } from '../ask.ts';
import { MigrationError } from '../errors.ts';

/** Where a profile in a job was copied from, and how that file was when somebody last decided about it. */
const originSchema = z.object({ path: z.string(), sha256: z.string() });
type Origin = z.infer<typeof originSchema>;

/**
 * Copies the profile file that a plan names into the folder of its job, so that the job can be resumed when it has gone, and
 * returns its name there; the id of a shipped profile stays as it is. Throws `profile.unreadable`, `node:fs` errors.
 */
export function adoptProfile(
  profile: string,
  planFolder: string,
  jobFolder: string,
  side: ApplianceSide,
): string {
  if (!isProfilePath(profile)) return profile;
  const source = path.resolve(planFolder, profile);
  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(source);
  } catch (error) {
    throw new MigrationError('profile.unreadable', {
      path: source,
      detail: String((error as NodeJS.ErrnoException).code),
    });
  }
  keep(jobFolder, side, { path: source, sha256: sha256(bytes) }, bytes);
  return `./profile-${side}.yaml`;
}

/**
 * The profile of a side of a job. Where the file that it was copied from has changed since, a person says whether the job goes
 * on with that one or with its copy; once said, it is not asked again until the file changes again. Throws `profile.*`, what
 * `ask` throws, `local.io`.
 */
export async function profileOfJob(
  named: string,
  jobFolder: string,
  side: ApplianceSide,
  ask: Ask,
  signal: AbortSignal,
): Promise<Profile> {
  const origin = readOrigin(jobFolder, side);
  const now = origin && readIfThere(origin.path);
  if (origin && now && sha256(now) !== origin.sha256) {
    const copyPath = copyOf(jobFolder, side);
    const isTaken = await ask(
      { kind: 'take-changed-profile', side, path: origin.path, copyPath },
      { signal },
    );
    // One that cannot be used is told with its line, and the copy stays.
    if (isTaken) await loadProfile(origin.path, jobFolder);
    keep(jobFolder, side, { path: origin.path, sha256: sha256(now) }, isTaken ? now : undefined);
  }
  return loadProfile(named, jobFolder);
}

function copyOf(jobFolder: string, side: ApplianceSide): string {
  return path.join(jobFolder, `profile-${side}.yaml`);
}

function originOf(jobFolder: string, side: ApplianceSide): string {
  return path.join(jobFolder, `profile-${side}.origin.json`);
}

/** Absent in jobs of earlier versions, which go on with their copy. */
function readOrigin(jobFolder: string, side: ApplianceSide): Origin | undefined {
  const text = readIfThere(originOf(jobFolder, side));
  if (!text) return undefined;
  try {
    return originSchema.parse(JSON.parse(text.toString('utf8')));
  } catch {
    // Damaged: then nobody knows where the copy came from, and the copy is what there is.
    return undefined;
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(file);
  } catch {
    // Gone, or not to be read from here: the copy was made for that.
    return undefined;
  }
}

function keep(jobFolder: string, side: ApplianceSide, origin: Origin, bytes: Buffer | undefined): void {
  try {
    if (bytes) replace(copyOf(jobFolder, side), bytes);
    replace(originOf(jobFolder, side), `${JSON.stringify(origin)}\n`);
  } catch (error) {
    throw new MigrationError('local.io', { path: jobFolder, detail: String(error) }, { cause: error });
  }
}

function replace(file: string, content: Buffer | string): void {
  fs.writeFileSync(`${file}.partial`, content, { mode: 0o600 });
  fs.renameSync(`${file}.partial`, file);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
