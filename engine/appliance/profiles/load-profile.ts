import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { MigrationError } from '../../errors.ts';
import { shippedFile } from '../../shipped-file.ts';
import { profileSchema, type Profile } from './profile-schema.ts';
import { parseYamlAs } from './yaml-schema.ts';

/**
 * Loads a shipped profile by its id, or a profile file by its path (relative ones start at `baseFolder`). Whatever
 * ends in `.yaml` or `.yml`, or holds a slash, is a path. Throws `profile.unknown` with the ids that there are,
 * `profile.unreadable`, or `profile.invalid` with line and field.
 */
export async function loadProfile(idOrPath: string, baseFolder: string): Promise<Profile> {
  const file = isProfilePath(idOrPath) ? path.resolve(baseFolder, idOrPath) : await shippedProfile(idOrPath);
  return parseYamlAs(profileSchema, await read(file), file, 'profile');
}

/** The ids of the profiles that come with Handover, sorted. */
export async function shippedProfileIds(): Promise<string[]> {
  const names = await readdir(shippedFile(...shippedFolder));
  return names
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}

const shippedFolder = ['engine', 'appliance', 'profiles'];

/** Whether a profile is named by the path of its file rather than by its id. */
export function isProfilePath(idOrPath: string): boolean {
  return /[/\\]|\.ya?ml$/i.test(idOrPath);
}

async function shippedProfile(id: string): Promise<string> {
  const known = await shippedProfileIds();
  if (known.includes(id)) return shippedFile(...shippedFolder, `${id}.yaml`);
  throw new MigrationError('profile.unknown', { id, known: known.join(', ') });
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new MigrationError('profile.unreadable', { path: file, detail }, { cause: error });
  }
}
