import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { FileRef } from '../../shared/contract/contract.ts';
import { MigrationError } from '../errors.ts';

/**
 * An empty registry of paths behind handles, which live as long as the program. A window holds handles only; one that this
 * registry did not give is refused (`bridge.unknown-handle`).
 */
export function createFileRegistry() {
  const chosen = new Map<string, string>();
  const keys = new Map<string, string>();
  const need = (found: string | undefined): string => {
    if (found === undefined) throw new MigrationError('bridge.unknown-handle', {});
    return found;
  };
  return {
    /** A handle for a path that a person chose. The file need not exist. The same path gets the same handle. */
    add: (filePath: string): FileRef => refIn(chosen, 'file', filePath),
    /** A handle for a private key that nobody chose yet: it stands for a login only, and cannot be read or handed over. */
    addKey: (filePath: string): FileRef => refIn(keys, 'key', filePath),
    /** The path of what a person chose. */
    pathOf: (fileId: string): string => need(chosen.get(fileId)),
    /** The path of a key to log in with. */
    keyPathOf: (fileId: string): string => need(keys.get(fileId) ?? chosen.get(fileId)),
  };
}

function refIn(paths: Map<string, string>, prefix: string, filePath: string): FileRef {
  const known = [...paths].find(([, other]) => other === filePath)?.[0];
  const fileId = known ?? `${prefix}-${randomBytes(8).toString('hex')}`;
  paths.set(fileId, filePath);
  const sizeBytes = fs.statSync(filePath, { throwIfNoEntry: false })?.size;
  return { fileId, name: path.basename(filePath), ...(sizeBytes !== undefined && { sizeBytes }) };
}
