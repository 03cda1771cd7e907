import fs from 'node:fs';

/** Stands in a kit for a SHA-256 that is not known yet: room for it, on paper and in the file. */
export const sha256Blank = '_'.repeat(64);

/**
 * Writes the SHA-256 of the backup into a kit that was made before the backup was pulled: in its place, so that no second
 * file ever holds the key. True where that was done; false for a kit that is not there any more, is printed, or names one.
 */
export function completeKit(file: string, sha256: string): boolean {
  let descriptor: number | undefined;
  try {
    descriptor = fs.openSync(file, 'r+');
    const at = fs.readFileSync(descriptor).indexOf(sha256Blank);
    if (at === -1 || !/^[0-9a-f]{64}$/.test(sha256)) return false;
    fs.writeSync(descriptor, sha256, at, 'latin1');
    fs.fsyncSync(descriptor);
    return true;
  } catch {
    // It was put away, as it should be: the hash stands in the report and beside the backup.
    return false;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}
