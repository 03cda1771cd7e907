import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { localError, MigrationError, safeFileName } from '../../engine/index.ts';

/** Where the files lie that browsers handed over, in a folder for each program. */
const rootIn = (home: string): string => path.join(home, 'inbox');

/** A home may be shared by several computers, each with its own processes. */
const ofThisComputer = `${os.hostname()}-`;

/** The inbox of this program. */
export function inboxFolder(home: string): string {
  return path.join(rootIn(home), `${ofThisComputer}${process.pid}`);
}

/**
 * Takes in a file that the browser hands over, into a folder of its own below `folder`, for the owner only, under a temporary
 * name until it is whole. Gives its path. Where the stream breaks or the disk is full nothing is left, and it rejects with
 * `local.*`; what still comes of `body` is then read and dropped, for a browser hears no answer before it has sent all.
 */
export async function receiveFile(
  folder: string,
  name: string,
  body: Readable,
  sizeBytes = 0,
): Promise<string> {
  const own = path.join(folder, randomBytes(8).toString('hex'));
  const target = path.join(own, safeFileName(name));
  try {
    fs.mkdirSync(own, { recursive: true, mode: 0o700 });
    await writeFile(`${target}.partial`, body);
    fs.renameSync(`${target}.partial`, target);
    return target;
  } catch (error) {
    body.resume();
    await fs.promises.rm(own, { recursive: true, force: true }).catch(() => undefined);
    throw await localError(error, folder, sizeBytes);
  }
}

/**
 * Removes what was handed over to this program, and to those of this computer that were killed, but for the files of which
 * `isNeeded` says so. Files of other programs that run stay.
 */
export function clearInboxes(home: string, isNeeded: (file: string) => boolean): void {
  const root = rootIn(home);
  for (const program of foldersIn(root)) {
    const pid = Number(program.slice(ofThisComputer.length));
    if (!program.startsWith(ofThisComputer) || (pid !== process.pid && isAlive(pid))) continue;
    const folder = path.join(root, program);
    for (const own of foldersIn(folder)) {
      const files = fs.readdirSync(path.join(folder, own)).map((name) => path.join(folder, own, name));
      if (!files.some(isNeeded)) fs.rmSync(path.join(folder, own), { recursive: true, force: true });
    }
    if (foldersIn(folder).length === 0) fs.rmSync(folder, { recursive: true, force: true });
  }
  if (fs.existsSync(root) && fs.readdirSync(root).length === 0) fs.rmSync(root, { recursive: true });
}

async function writeFile(target: string, body: Readable): Promise<void> {
  const file = fs.createWriteStream(target, { mode: 0o600, flags: 'wx' });
  // What broke shows at the file, which is then destroyed.
  body.on('error', () => undefined);
  body.once('close', () => {
    if (!body.readableEnded) file.destroy(brokenOff(target));
  });
  body.pipe(file);
  await finished(file);
}

function brokenOff(path: string): MigrationError {
  return new MigrationError('local.io', { path, detail: 'the sender went away' });
}

function foldersIn(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  const entries = fs.readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, as somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
