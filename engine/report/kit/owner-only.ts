import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FolderHint } from '../../../shared/rules/preflight/preflight-input.ts';
import { folderHints } from '../../job/folder-hints.ts';

/** Magic numbers of `statfs`: FAT and exFAT; NFS, SMB and their kind. */
const fatTypes = new Set([0x4d44, 0x2011_bab0]);
const sharedTypes = new Set([0x6969, 0x517b, 0xff53_4d42, 0xfe53_4d42, 0x0102_1997]);

/**
 * Writes a new file that only its owner can read: by its mode, on Windows by its access list, both before the content is
 * in it. Throws the error of the file system, `EEXIST` among them; then nothing is left of it.
 */
export function writeOwnerOnly(file: string, content: string | Buffer): void {
  const descriptor = fs.openSync(file, 'wx', 0o600);
  let isWritten = false;
  try {
    restrict(file, descriptor);
    fs.writeFileSync(descriptor, content);
    fs.fsyncSync(descriptor);
    isWritten = true;
  } finally {
    fs.closeSync(descriptor);
    if (!isWritten) fs.rmSync(file, { force: true });
  }
}

/** What speaks against a folder as the home of a key: copied to a cloud, shared, without access rights. */
export function keyFolderHints(folder: string): FolderHint[] {
  const hints = folderHints(path.resolve(folder)).filter((hint) => hint !== 'temporary');
  const type = fileSystemType(folder);
  if (type !== undefined && fatTypes.has(type)) hints.push('fat32');
  if (isOpenToOthers(folder) || (type !== undefined && sharedTypes.has(type))) hints.push('shared');
  return [...new Set(hints)];
}

function restrict(file: string, descriptor: number): void {
  if (process.platform !== 'win32') {
    fs.fchmodSync(descriptor, 0o600);
    return;
  }
  const system = process.env['SystemRoot'] ?? 'C:\\Windows';
  execFileSync(
    path.join(system, 'System32', 'icacls.exe'),
    [file, '/inheritance:r', '/grant:r', `${os.userInfo().username}:F`],
    { stdio: 'ignore', windowsHide: true },
  );
}

function fileSystemType(folder: string): number | undefined {
  try {
    return fs.statfsSync(folder).type;
  } catch {
    // Some network drives have none: then their path has to tell.
    return undefined;
  }
}

/** A folder into which everybody may write; the files in it are still the owner's. */
function isOpenToOthers(folder: string): boolean {
  if (/^[\\/]{2}[^\\/]/.test(folder)) return true;
  if (process.platform === 'win32') return false;
  const mode = fs.statSync(folder, { throwIfNoEntry: false })?.mode ?? 0;
  // The sticky bit keeps others from replacing a file.
  return (mode & 0o002) !== 0 && (mode & 0o1000) === 0;
}
